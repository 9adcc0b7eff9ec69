"""What tells, in German notes, of help, interviews, first meetings, hard times and open questions."""

from __future__ import annotations

from followup_desktop.domain.understanding.grammar import Pattern, Signal, TellWords

_SLOTS = {
    "they": r"sie|er|du|<name>",
    "them": r"ihr|ihm|ihnen|ihn|sie|dir|dich|<name>",
    "their": r"ihre[mnrs]?|ihr|seine[mnrs]?|sein|deine[mnrs]?|dein|<name>s",
    "me": r"mir|mich|uns",
    "my": r"meine[mnrs]?|mein|unsere[mnrs]?|unser",
    "any": r"(?:[a-z0-9ĸ-]+\s){0,6}?",
    "few": r"(?:[a-z0-9ĸ-]+\s){0,3}?",
    "kin": r"mutter|mama|vater|papa|eltern|mann|frau|partner(?:in)?|freund(?:in)?|sohn|tochter|kind|baby|bruder"
    r"|schwester"
    r"|zwilling|oma|opa|gro(?:ss)?mutter|gro(?:ss)?vater|tante|onkel|cousine?|nichte|neffe|schwieger[a-z]+|hund|katze"
    r"|kater",
    "theirkin": r"<their>\s(?:[a-z]+\s)?(?:<kin>)",
    "p": r"(?:^|\b(?:<they>|<theirkin>|die)\s)",
    "event": r"konferenz|meetup|messe|workshop|hochzeit|party|feier|geburtstagsfeier|netzwerktreffen|kongress|tagung"
    r"|gipfel"
    r"|hackathon|empfang|vernissage|ausstellung|seminar|festival|grillfest|sommerfest|stammtisch|barcamp|fachmesse"
    r"|einweihung|weihnachtsfeier|veranstaltung|podiumsdiskussion|lesung|weiterbildung|schulung",
    "at": r"(?:auf|bei|beim|in|wahrend|nach)\s(?:(?:der|dem|einer|einem|meiner|unserer|ihrer|seiner|<name>s"
    r"|[a-z]+s)\s)?"
    r"(?:[a-z0-9-]+\s){0,2}?(?:[a-z]+-?)?(?:<event>)\b",
    "papers": r"lebenslauf|bewerbung|mappe|portfolio|arbeit|entwurf|text|anschreiben|brief|manuskript|prasentation"
    r"|folien|antrag"
    r"|bericht|unterlagen|angebot|masterarbeit|bachelorarbeit|doktorarbeit|konzept|rechnung|vertrag",
}  # fmt: skip

_HELPED = r"""
(?:^|\b(?:<they>|und|auch|die|hat|haben)\s)(?:hat|haben|hatte|hast)\s(?:<me>)\s<any>(?:geholfen|unterstutzt|beraten
    |empfohlen|vorgestellt|vermittelt|geliehen|ausgeliehen|gezeigt\swie|beigebracht|gefahren|abgeholt|vertreten
    |ermutigt|aufgenommen|gerettet|gecoacht|begleitet|bekocht|geschenkt|mitgebracht|weiterempfohlen|aufgemuntert
    |getrostet)\b
(?:^|\b(?:<they>)\s)(?:half|unterstutzte|beriet|empfahl|vermittelte|lieh|zeigte|fuhr|vertrat|ermutigte|stellte
    |begleitete|coachte|schenkte)\s(?:<me>)\b(?!\svor\sdie)
(?:^|\b(?:<they>)\s)(?:gab|hat)\s(?:<me>)\s<any>(?:rat|ratschlage|tipps?|feedback|hinweise?|hinweis|kontakte?
    |empfehlung|ideen)\b(?:\sgegeben)?
(?:^|\b(?:<they>)\s)(?:hat|hatte)\s<any>(?:beim|bei\s(?:meinem|meiner|unserem|unserer)|mit\s(?:meinem
    |meiner))\s<few>geholfen\b
(?:^|\b(?:<they>)\s)hat\s(?:<my>)\s<few>(?:<papers>|nummer|kontaktdaten)\s<few>(?:gelesen|durchgesehen|korrigiert
    |weitergeleitet|weitergegeben|gepruft|angeschaut|kommentiert|lektoriert|uberarbeitet)\b
(?:^|\b(?:<they>)\s)hat\s(?:auf\s)?(?:<my>)\s<few>(?:aufgepasst|gehutet|gegossen|repariert|gefuttert|betreut)\b
(?:^|\b(?:<they>)\s)hat\sauf\s(?:<my>)\s<few>aufgepasst\b
(?:^|\b(?:<they>)\s)(?:durfte|konnten?)\s<few>bei\s(?:<them>)\s<few>(?:ubernachten|wohnen|schlafen)\b
\b(?:ich|wir)\s(?:durfte|durften|konnte|konnten)\s<few>bei\s(?:<them>)\s<few>(?:ubernachten|wohnen|schlafen|arbeiten)\b
(?:^|\b(?:<they>)\s)(?:hat|legte)\s<few>ein\sgutes\swort\b
\bdank\s(?:<name>|ihrer\shilfe|seiner\shilfe|ihr|ihm)\b
\bwurde\svon\s(?:<them>)\s<any>(?:empfohlen|vorgestellt|unterstutzt|gefahren|beraten)\b
\b(?:rat|tipps?|hilfe|empfehlung|unterstutzung|feedback)\svon\s(?:<them>)\s(?:bekommen|erhalten)\b
(?:^|\b(?:<they>)\s)hat\s(?:mir|uns)\seinen\s(?:[a-z]+\s)?gefallen\sgetan\b
^(?:geholfen|unterstutzt)\shat\s(?:<me>)\s(?:<them>|<they>)\b
\bwar\s(?:mir\s|uns\s)?(?:eine\s(?:gro(?:ss)?e|riesige|echte)\shilfe|sehr\shilfreich)\b
"""

_INTERVIEW = r"""
(?:^|\b(?:ich|und)\s)hatte\s(?:heute\s|gestern\s)?(?:ein|das|mein|unser)(?:\s[a-z]+)?\s(?:vorstellungsgesprach
    |bewerbungsgesprach|interview|jobinterview)\b
^(?!(?:<their>)\s)(?:[a-z]+\s){0,2}?(?:vorstellungsgesprach|bewerbungsgesprach|interview|jobinterview)\s(?:mit|bei
    |fur|als)\b
\b(?:nach|bei|beim|im|nach\sdem|in)\s(?:dem\s|meinem\s|unserem\s)?(?:vorstellungsgesprach|bewerbungsgesprach
    |jobinterview)\b
\b(?:mein|das)\s(?:vorstellungsgesprach|bewerbungsgesprach|interview)\s(?:lief|war|ging)\b
\bhat\smich\sinterviewt\b
"""

_FIRST = r"""
\b(?:kennengelernt|kennen\sgelernt)\b
\b(?:lernte|lernten)\s<few>kennen\b
\bzum\sersten\smal\s<few>(?:getroffen|gesehen|gesprochen|begegnet)\b
\b(?:erstes|unser\serstes|das\serste)\s(?:treffen|gesprach|kennenlernen)\b
\b(?:schon|nett|freut\smich|gefreut)\s<few>kennenzulernen\b
\b(?:hat|haben)\suns\s<few>(?:einander\s)?(?:bekannt\sgemacht|vorgestellt)\b
\b(?:wurde|wurden)\s(?:<them>)\svorgestellt\b
"""

_EVENT = r"""
^(?:wir\s)?(?:beide\s)?(?:waren\s)?(?:auf|bei|beim|wahrend|nach)\s(?:(?:der|dem|einer|einem
    |unserer)\s)?(?:[a-z0-9-]+\s){0,2}?(?:[a-z]+-?)?(?:<event>)\b
\b(?:getroffen|treffen|traf|trafen|gesehen|gesprach|gesprochen|begegnet|unterhalten|geplaudert|gequatscht
    |getanzt)\b(?:\s[a-z0-9ĸ-]+){0,6}?\s<at>
<at>(?:\s[a-z0-9ĸ-]+){0,6}?\s(?:getroffen|gesehen|gesprochen|begegnet|unterhalten|geplaudert|gequatscht|wiedergesehen)\b
"""

_HARD_TIME = r"""
<p>(?:ist|war|sind|liegt|wurde|wird|fuhlt\ssich)\s(?:(?:sehr|noch|immer|leider|wieder|seit|ernsthaft|schwer|gerade
    |jetzt|plotzlich|zwei|drei|einer|wochen?|langem|tagen|lange|auch)\s){0,4}(?:krank|depressiv|arbeitslos
    |geschieden|verwitwet|im\skrankenhaus|in\sder\sklinik|in\sreha|gekundigt|entlassen|ausgebrannt|in\strauer
    |krankgeschrieben|pflegebedurftig|operiert|uberfallen|verungluckt|obdachlos)\b
<p>(?:hat|hatte|bekam|erlitt|leidet\san|kampft\smit|bekommt)\s(?:(?:einen|eine|ein|leider|gerade|schweren|schwere
    |letzte|woche|brust|wieder|auch)\s){0,4}(?:krebs|brustkrebs|schlaganfall|herzinfarkt|fehlgeburt|unfall
    |autounfall|burn-?out|depressionen?|lungenentzundung|corona|tumor|bandscheibenvorfall|gehirnerschutterung
    |nervenzusammenbruch|chemo[a-z]*|operation|op)\b
<p>(?:muss|musste|soll|wird)\s<few>(?:operiert\swerden|operiert|ins\skrankenhaus|in\sdie\sklinik|unters\smesser
    |zur\schemo)\b
\b<theirkin>\s(?:ist|sind)\s<few>(?:gestorben|verstorben|im\ssterben)\b
\b<theirkin>\s(?:starb|verstarb|liegt\sim\s(?:krankenhaus|sterben))\b
(?:^|\b(?:<they>)\s)(?:hat|hatte)\s<few>(?:<their>|den|die|das)\s(?:job|arbeit|stelle|arbeitsplatz|wohnung
    |<kin>)\sverloren\b
(?:^|\b(?:<they>)\s)(?:verlor)\s(?:<their>|den|die)\s(?:job|arbeit|stelle|arbeitsplatz|wohnung|<kin>)\b
^(?:job|arbeit|stelle)\sverloren\b
(?:^|\b(?:<they>)\s)(?:lasst|lassen|lie(?:ss)?)\ssich\s<few>scheiden\b
(?:^|\b(?:<they>)\s)(?:hat|haben)\ssich\s<any>(?:getrennt|scheiden\slassen)\b
(?:^|\b(?:<they>)\s)(?:trennt|trennen)\ssich\b
\b<their>\s(?:[a-z]+\s)?(?:scheidung|trennung|beerdigung|chemo[a-z]*|operation|op|diagnose|kundigung|krankheit
    |krebserkrankung|fehlgeburt|burn-?out|reha)\b
\b(?:beerdigung|tod|verlust)\s(?:<their>)\s(?:<kin>)s?\b
\b(?:schwere|schwierige|harte)\s(?:zeit|phase)\b
\b(?:macht|machte|durchmacht)\s<few>(?:viel|schweres|einiges|eine\sschwere\szeit)\s(?:durch|mit)\b
\bgeht\ses\s<few>(?:nicht\sgut|schlecht|gar\snicht\sgut|sehr\sschlecht)\b
(?:^|\b(?:<they>)\s)(?:hat|hatte)\ssich\s<any>(?:gebrochen|verletzt)\b
\b<their>\s(?:mann|frau|partner|partnerin|freund|freundin)\shat\s(?:sie|ihn)\sverlassen\b
\bhat\smit\s(?:<them>)\sschluss\sgemacht\b
(?:^|\b(?:<they>)\s)(?:ist|wurde)\s<few>(?:entlassen|gekundigt)\sworden\b
\b(?:<them>)\swurde\sgekundigt\b
"""

_ASKED = r"""
(?:^|\b(?:ich|habe|hab|und)\s)(?:habe\s|hab\s)?(?:<them>)\s<any>(?:gefragt|gebeten|angefragt)\b
(?:^|\bich\s)(?:habe\s)?(?:gefragt|angefragt|nachgefragt)\b
^(?:angefragt|gefragt|gebeten|nachgefragt)\b
\b(?:fragte|bat)\s(?:<them>)\b
\b(?:<them>)\sgefragt\sob\b
\b(?:konntest|kannst|wurdest)\sdu\b
\b(?:konnten|konnen|wurden)\ssie\s(?:mir|uns|mal|bitte|vielleicht)\b
\b(?:wei(?:ss)?t\sdu|wissen\ssie|hast\sdu\szeit|haben\ssie\szeit|hattest\sdu|darf\sich|ware\ses\smoglich
    |ist\ses\smoglich)\b
"""

_WAITING = r"""
\b(?:<they>)\s(?:meldet|melden)\ssich\b
\b(?:<they>)\s(?:will|wird|wollte|muss|mochte)\s<any>(?:sich\smelden|bescheid\s(?:geben|sagen)|uberlegen
    |daruber\snachdenken|nachfragen|nachschauen|nachsehen|zuruckrufen|antworten|schicken|weiterleiten|klaren
    |herausfinden|vorstellen|vermitteln)\b
\b(?:<they>)\s(?:gibt|sagt)\s(?:mir|uns)\s(?:noch\s)?bescheid\b
\b(?:<they>)\s(?:uberlegt|uberlegen)\s(?:es\s)?sich\b
\b(?:<they>)\s(?:schickt|schicken)\s(?:mir|uns)\b
\b(?:<they>)\sruft\s(?:mich\s|uns\s)?(?:noch\s)?zuruck\b
\b(?:<they>)\s(?:fragt|klart|spricht)\s<few>(?:nach|ab|mit\s(?:ihrem|ihrer|seinem|seiner)\s(?:chefin|chef|team|mann
    |frau))\b
(?:^|\b(?:ich|wir)\s)(?:warte|warten|wartete)\s(?:noch\s|immer\s|jetzt\s){0,2}auf\s(?:(?:<their>|eine|die|das|den
    |ein|antwort)\s?)
^(?:noch\s|immer\snoch\s|bisher\s)?keine\s(?:antwort|ruckmeldung|reaktion)\b
\bwarte\s(?:noch\s)?auf\s(?:antwort|ruckmeldung|bescheid|feedback)\b
(?:^|\b(?:ich\s|und\s))(?:habe|hab)\s(?:<them>)\s(?:<my>|den|die|das|ein|eine
    |einen)\s<few>(?:<papers>)\s(?:geschickt|gegeben|gesendet|gemailt|zugeschickt)\b
\b(?:<them>)\s(?:<my>|den|die|das)\s<few>(?:<papers>)\s(?:geschickt|gesendet|gemailt|gegeben)\b
"""

_LONG_AGO = (
    r"\bvor\s(?:[a-z0-9]+\s)?jahren\b|\bletztes\sjahr\b|\bdamals\b|\bals\skind\b|\bin\sden\s(?:19|20)\d\d\b"
    r"|\bfruher\b|\bim\sjahr\s(?:19|20)\d\d\b"
)

GERMAN_TELLS = TellWords(
    tells={
        Signal.HELPED: Pattern(_HELPED, _SLOTS),
        Signal.INTERVIEW: Pattern(_INTERVIEW, _SLOTS),
        Signal.FIRST_MEETING: Pattern(_FIRST, _SLOTS),
        Signal.EVENT: Pattern(_EVENT, _SLOTS),
        Signal.HARD_TIME: Pattern(_HARD_TIME, _SLOTS),
        Signal.ASKED: Pattern(_ASKED, _SLOTS),
        Signal.WAITING: Pattern(_WAITING, _SLOTS),
    },
    unless={
        Signal.HELPED: Pattern(
            rf"""
            \b(?:bedankt|gedankt|danke\s(?:fur|dass|dir|ihnen)|vielen\sdank)\b
            \b(?:falls|wenn)\s(?:<they>)\b
            \b(?:nicht|nie|kein[a-z]*)\s(?:geholfen|unterstutzt|empfohlen|beraten)\b
            {_LONG_AGO}
            """,
            _SLOTS,
        ),
        Signal.INTERVIEW: Pattern(
            r"""
            \b(?:podcast|zeitung|magazin|radio|fernsehen|gelesen|gehort|gesehen|artikel)\b
            \b(?:vorbereit[a-z]*|geubt|uben|morgen|nachste[a-z]*|wird|demnachst|bald|abgesagt|verschoben
                |vor\s(?:dem|meinem))\b
            """,
            _SLOTS,
        ),
        Signal.FIRST_MEETING: Pattern(rf"{_LONG_AGO}|\b(?:neuen?\s(?:freund|freundin|mann|frau)|wird|morgen"
        rf"|nachste[a-z]*|will|mochte)\b", _SLOTS),
        Signal.EVENT: Pattern(
            rf"""
            {_LONG_AGO}
            \b(?:wird|werden|will|wollen|morgen|nachste[a-z]*|geplant|planen|eingeladen|demnachst|bald)\b
            """,
            _SLOTS,
        ),
        Signal.HARD_TIME: Pattern(
            rf"""
            \b(?:falls|ob|fast|beinahe|angst\sdass|nicht\smehr)\b
            \b(?:gut\s(?:verlaufen|gegangen|gelaufen|uberstanden)|wieder\s(?:gesund|fit|besser)|genesen|erholt
                |geht\ses\s(?:wieder\s)?besser|gutartig|neue[nr]?\s(?:job|stelle|arbeit)\sgefunden|fehlalarm)\b
            \b(?:film|roman|serie|buch|podcast|doku|theaterstuck)\b
            {_LONG_AGO}
            """,
            _SLOTS,
        ),
        Signal.ASKED: Pattern(r"\b(?:zugesagt|abgesagt|geantwortet|zugestimmt|abgelehnt|hat\sja\sgesagt"
        r"|hat\snein\sgesagt|sie\smeinte|er\smeinte|sie\ssagte|er\ssagte)\b", _SLOTS),
        Signal.WAITING: Pattern(r"\b(?:schon\s(?:geantwortet|gemeldet)|hat\ssich\sgemeldet|nicht\snotig|falls"
        r"|wenn\s(?:<they>))\b", _SLOTS),
    },
    negations=Pattern(r"\b(?:nicht|nie|kein[a-z]*|ohne|niemand|kaum|weder)\b"),
    mine=Pattern(r"\b(?:ich|wir|mein[a-z]*|unser[a-z]*)\b", _SLOTS),
    theirs=Pattern(r"\b(?:sie|er|ihr[a-z]*|sein(?:e[mnrs]?)?|<name>s?)(?!\w)", _SLOTS),
    to_do=Pattern(
        r"^(?:und\s|dann\s|bitte\s)?(?:fragen|frag|anrufen|ruf|schreiben|schreib|schicken|schick|melden|melde|treffen"
        r"|nachfragen|erinner[a-z]*|einladen|kaufen|mitbringen|besorgen|muss|sollte|todo|buchen|bei\s(?:ihr|ihm"
        r"|<name>)\smelden)\b",
        _SLOTS,
    ),
    happenings=Pattern(
        r"""
        \b(?:fangt|faengt|beginnt|startet|zieht|umzug|verlasst|reist|reise|fliegt|flug|urlaub|prufung[a-z]*|examen
            |test|ergebnis[a-z]*|operation|op|operiert|vorstellungsgesprach|bewerbungsgesprach|interview|hochzeit
            |heiratet|heiraten|termin|konzert|rennen|marathon|lauft|prasentation|prasentiert|vortrag|verteidigt
            |verteidigung|disputation|abschluss|abgabe|entbindungstermin|geburtstermin|baby|eroffnung|eroffnet
            |verhandlung|gericht|erster\stag|letzter\stag|erste[nr]?\s(?:arbeits|schul)tag|letzte[nr]?\s(?:arbeits
            |schul)tag|frist|turnier|spiel|auffuhrung|premiere|untersuchung|mrt|chemo[a-z]*|therapie|rente
            |ruhestand|ausstellung|vorsprechen|wettkampf|wettbewerb|wird\s\d+|einschulung|taufe|beerdigung|klausur
            |fuhrerschein[a-z]*|fahrprufung|besichtigung|gesprach\smit|neue[nr]?\s(?:job|stelle|arbeit|schule
            |wohnung)|elternzeit|kur|reha|semester|auslandsjahr|messe|konferenz|abitur|abiball|wechselt
            |hat\seinen?\s)\b
        """,
        _SLOTS,
    ),
    dangling=Pattern(r"(?:\s(?:ist|sind|wird|findet|beginnt|am|im|ab|und))+$"),
    opening=Pattern(
        r"^(?:(?:und|aber|also|auch|weil|dass|da|dann|denn)\s|(?:<they>)\s(?:sagte|meinte|erzahlte|sagt|meint"
        r"|hofft)\s(?:mir\s|uns\s)?(?:dass\s)?|(?:wir\s|haben\s)+(?:uber\s)|erzahlte\s(?:von\s)?)+",
        _SLOTS,
    ),
)  # fmt: skip
