"""What German notes offer, and how German lines are understood. The people are invented."""

NOTES = """
Ana hat mir beim Umzug geholfen -> thank you
Ich habe ihr beim Umzug geholfen -> nothing
Sie hat mir einen guten Zahnarzt empfohlen -> thank you
Ich habe ihr einen Zahnarzt empfohlen -> nothing
Er hat mir sein Rad geliehen -> thank you
Sie hat mich Erik vorgestellt -> thank you
Sie hat mir nicht geholfen -> nothing
Ihr Bruder hat mir geholfen -> nothing
Vorstellungsgespräch mit Ana bei Acme -> thank you
Sie hat am Montag ein Vorstellungsgespräch -> loop
Habe mich auf das Vorstellungsgespräch vorbereitet -> nothing
Auf der Konferenz getroffen, sie macht Batterien -> follow up
Ana heute kennengelernt -> follow up
Zum Mittagessen getroffen -> nothing
Ihre Mutter ist gestorben -> hard time
Meine Mutter ist gestorben -> nothing
Sie hat ihren Job verloren -> hard time
Ich habe meinen Job verloren -> nothing
Er liegt im Krankenhaus -> hard time
Sie arbeitet im Krankenhaus -> nothing
Sie lässt sich scheiden -> hard time
Sie ist seit zwei Wochen krank -> hard time
Sie ist nicht mehr krank -> nothing
Ihre OP ist nächsten Dienstag -> hard time, loop
Ihre Operation ist gut verlaufen -> nothing
Sie meldet sich wegen der Wohnung -> gentle nudge
Ich warte auf ihre Antwort -> gentle nudge
Sie wartet auf Antwort von der Bank -> nothing
wrote: Könntest du mir die Folien schicken? -> gentle nudge
wrote: Wie geht es dir? Das Konzert war schön -> nothing
wrote: Sie nach einem Kontakt gefragt -> gentle nudge
Sie fängt am Montag im neuen Job an -> loop
Ich fange am Montag an -> nothing
Wir treffen uns am Freitag wieder -> nothing
Sie heiratet am 3. Mai -> loop
Prüfung am 12.12. -> loop
Sie zieht in drei Wochen nach Lissabon -> loop
Langer Spaziergang, gutes Gespräch -> nothing
Sie klettert jeden Montag -> nothing
Am Freitag anrufen -> nothing
Über ihren Umzug im Mai gesprochen -> loop
Ihm geht es gerade nicht gut -> hard time
Sie hat mir den Kontakt zu ihrer Steuerberaterin gegeben -> thank you
Wir haben über den Urlaub gesprochen -> nothing
Er ist im Oktober gekündigt worden -> hard time
Ihr Sohn hat am Freitag Abiball -> loop
Ich habe am Freitag Prüfung -> nothing
Ana hat meinen Lebenslauf durchgesehen -> thank you
Seine Mutter liegt im Krankenhaus -> hard time
War ein schöner Abend, viel gelacht -> nothing
Sie überlegt es sich und meldet sich nächste Woche -> gentle nudge
Beim Sommerfest lange unterhalten -> follow up
Sie ist krankgeschrieben -> hard time
Ihm wurde gekündigt -> hard time
Er hat sich von Lena getrennt -> hard time
wrote: Hast du Zeit am Donnerstag? -> gentle nudge
wrote: Vielen Dank für deine Hilfe beim Umzug! -> nothing
Hat mir ihr Auto geliehen -> thank you
Sie fliegt übermorgen nach Oslo -> loop
Er läuft am 6.12. seinen ersten Marathon -> loop
Keine Zeit gehabt, kurz gewunken -> nothing
Der Film über die Scheidung war gut -> nothing
"""

LINES = """
Kaffee mit Ana und Bob gestern, sie fängt am Montag neu an - nächsten Freitag fragen, wie es lief
    Ana Moreira, Robert Smith | 2026-11-21 | in person | unknown | follow up 2026-11-27: fragen, wie es lief
Ana hat mich angerufen
    Ana Moreira | 2026-11-22 | call | them
Ana angerufen
    Ana Moreira | 2026-11-22 | call | me
Mit Ana telefoniert - in drei Wochen nachfragen
    Ana Moreira | 2026-11-22 | call | unknown | follow up 2026-12-13: nachfragen
Mittagessen mit Zoe
    Zoë Öztürk | 2026-11-22 | in person | unknown
Erik zufällig auf der Messe getroffen
    Erik Ng | 2026-11-22 | in person | both
E-Mail an Jean-Luc am 3. Mai
    Jean-Luc Picard | 2026-05-03 | e-mail | me
Videoanruf mit Martin gestern um 15 Uhr
    Martin Kern/Paul Martin | 2026-11-21 15:00 | video call | unknown
Brief von Rosi
    Dr. Rosa Díaz | 2026-11-22 | letter or card | them
Spaziergang mit Anas Schwester
    Anas Schwester? | 2026-11-22 | in person | unknown
Am Samstag mit Ana gewandert, erinnere mich daran, ihr das Buch zu schicken
    Ana Moreira | 2026-11-21 | in person | unknown | loop -: ihr das Buch zu schicken
Abendessen mit der Familie
     | 2026-11-22 | in person | unknown
Ana hat mir geschrieben, frag sie am 3.5. nach dem Umzug
    Ana Moreira | 2026-11-22 | message | them | follow up 2027-05-03: frag sie nach dem Umzug
Besuch bei Ana vorgestern
    Ana Moreira | 2026-11-20 | in person | unknown
Blumen für Ana
    Ana Moreira | 2026-11-22 | gift | me
Bob besucht - Ana am Freitag anrufen
    Robert Smith | 2026-11-22 | in person | me | follow up 2026-11-27: Ana anrufen
Zoom mit Erik heute
    Erik Ng | 2026-11-22 | video call | unknown
Bier mit Bob vor zwei Tagen - in fünf Tagen nachhaken
    Robert Smith | 2026-11-20 | in person | unknown | gentle nudge 2026-11-27: nachhaken
Ana und Bob kamen zum Abendessen
    Ana Moreira, Robert Smith | 2026-11-22 | in person | them
Nachricht von Bob
    Robert Smith | 2026-11-22 | message | them
Karte an Rosi geschickt, nicht vergessen: Buch zurückgeben
    Dr. Rosa Díaz | 2026-11-22 | letter or card | me | loop -: Buch zurückgeben
"""
