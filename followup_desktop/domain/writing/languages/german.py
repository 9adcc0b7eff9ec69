"""German, with du and Sie."""

from __future__ import annotations

from followup_desktop.domain.writing.lexicon import Language, lexicon

GERMAN = lexicon(
    Language.GERMAN,
    function_words="""der die das und ich ist nicht du sie es ein eine einen einem einer zu in den dem mit auf für von
    im an dass wie wir war hat habe hast so was bei aus noch auch wenn aber oder nach um mich mir dich dir dein deine
    deiner deinen deinem mein meine uns ihr ihnen sich als nur schon bin bist sind wird werden zum zur am vom kann über
    ob doch mal denn haben würde hätte euch dann des""",
    common_words="""hallo liebe lieber guten gruß grüße viele beste herzliche herzlich danke dank bitte gut gute guter
    gutes schön schöne schönen toll super freue freut freude hoffe hoffen denke dachte gedacht weiß wissen wollte will
    möchte mag gern gerne brauche zeit tag tage tagen woche wochen monat monate monaten jahr jahre jahren heute morgen
    gestern bald später wieder immer nie oft abend nachmittag nacht wochenende montag dienstag mittwoch donnerstag
    freitag samstag sonntag januar februar märz april mai juni juli august september oktober november dezember frühling
    sommer herbst winter gespräch gesprochen sprechen reden anruf angerufen rufen treffen getroffen gesehen sehen sieht
    schreiben geschrieben schreibe mail nachricht brief frage fragen gefragt antwort antworten sagen gesagt erzählen
    erzählt erzählst hören gehört gibt gegeben geht gehen ging gegangen kommen kommt kam machen macht gemacht nehmen
    finden gefunden anfangen angefangen arbeit arbeiten arbeitet sache sachen etwas alles nichts jemand leute leben lang
    lange kurz viel mehr wenig letzte letzten letztes nächste nächsten nächste erste ersten neue neuen neuer neues alte
    ganz sehr vielleicht eben einfach gerade mal hier dort damals seit bis vor zwischen ohne weil obwohl diese dieser
    dieses jetzt natürlich wirklich melden melde gemeldet kontakt moment idee ideen hause zuhause wunderbar kennen
    kennenzulernen kennengelernt helfen geholfen hilfe""",
    you="du dich dir dein deine deinem deinen deiner deines euch euer eure eurem euren eurer",
    polite_you="Sie Ihnen Ihr Ihre Ihrem Ihren Ihrer Ihres",
    i="ich mich mir mein meine meinem meinen meiner meines",
    invitations="""lass uns
    lassen sie uns
    sag mir
    sag bescheid
    gib mir bescheid
    gib bescheid
    geben sie mir bescheid
    lass es mich wissen
    lass mich wissen
    lassen sie es mich wissen
    lassen sie mich wissen
    erzähl mir
    erzähl mal
    erzählen sie mir
    melde dich
    melden sie sich
    ruf mich an
    ruf an
    rufen sie mich an
    schreib mir
    schreiben sie mir
    komm vorbei
    komm mit
    komm doch
    kommen sie vorbei
    kommen sie doch
    hast du lust
    hättest du lust
    haben sie lust
    magst du
    möchtest du
    möchten sie
    wollen wir
    du bist eingeladen
    sie sind eingeladen
    ich freue mich von dir zu hören
    ich freue mich von ihnen zu hören
    wenn es dir passt
    wann es dir passt
    wann es ihnen passt
    bist du dabei""",
    stock="""wollte mich nur mal melden
    wollte mich nur kurz melden
    wollte mich mal wieder melden
    wollte mich nur mal wieder melden
    wollte nur mal hören
    wollte nur kurz hören
    wollte nur mal nachfragen
    nur mal nachhören
    wollte mal nachhaken
    kurz nachhaken
    melde mich einfach mal
    einfach mal hallo sagen
    nur mal hallo sagen
    ich hoffe diese nachricht erreicht
    ich hoffe diese mail erreicht
    ich hoffe diese e-mail erreicht
    bezugnehmend auf
    komme zurück auf meine
    wir sollten uns mal wieder treffen
    wir sollten mal wieder""",
    stock_alone="""schön dich kennenzulernen
    schön dich kennengelernt zu haben
    schön sie kennenzulernen
    schön sie kennengelernt zu haben
    nett dich kennenzulernen
    nett sie kennenzulernen
    freut mich dich kennenzulernen
    freut mich sie kennenzulernen
    gefreut dich kennenzulernen
    gefreut sie kennenzulernen
    war schön dich zu treffen
    war schön sie zu treffen
    ich hoffe es geht dir gut
    ich hoffe dir geht es gut
    ich hoffe es geht ihnen gut
    hoffe es geht dir gut
    hoffe es geht ihnen gut
    lange nichts gehört
    lange nicht gesehen
    wie geht es dir
    wie geht's""",
    closings="""liebe lieben liebste viele beste besten herzliche herzlichst herzlich gruß grüße schöne alles bis lg vg
    mfg mit dein deine ihr ihre""",
)
