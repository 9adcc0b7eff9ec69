"""What German quick-add lines are made of."""

from __future__ import annotations

from followup_desktop.domain.channels import Channel, Initiator
from followup_desktop.domain.check_ins import Kind
from followup_desktop.domain.understanding.grammar import LineWords, Pattern, words_of
from followup_desktop.domain.writing.languages.german import GERMAN as LEXICON

_KIN = (
    r"mutter|mama|vater|papa|eltern|mann|frau|partner|partnerin|freund|freundin|freunde|sohn|tochter|kinder|kind"
    r"|baby|bruder|schwester|geschwister|oma|opa|tante|onkel|cousine?|nichte|neffe|chefin|chef|kollegin|kollegen"
    r"|team|familie|hund|katze|nachbarn?|nachbarin"
)
_SLOTS = {
    "names": r"<name>(?:(?:,|\sund|\s&|\s\+)\s<name>)*",
    "thing": r"brief|karte|postkarte|e-?mail|mail|nachricht|anruf|geschenk|blumen|sms|besuch|paket|gru(?:ss|sse)",
}
_DO = (
    r"fragen|frag|nachfragen|nachhaken|anrufen|ruf|schreiben|schreib|schicken|schick|senden|melden|melde|danken"
    r"|bedanken"
    r"|gratulieren|einladen|besuchen|treffen|erinnern|erinnere|weiterleiten|teilen|empfehlen|vorstellen|antworten"
    r"|kaufen"
    r"|besorgen|buchen|mitbringen|zuruckgeben|lesen|planen|vorbereiten|nachsehen|horen|erkundigen|zuruckrufen|mailen"
)

GERMAN_LINES = LineWords(
    channels={
        Channel.VIDEO_CALL: Pattern(
            r"\b(?:videoanruf|videocall|videotelefonat|video-call|videochat|zoom|gezoomt|skype|geskypt|facetime|teams"
            r"|webex|jitsi)\b"
        ),
        Channel.EMAIL: Pattern(r"\b(?:e-?mails?|mails?|gemailt)\b"),
        Channel.LETTER: Pattern(r"\b(?:briefe?|karte|postkarte|geburtstagskarte|weihnachtskarte)\b"),
        Channel.GIFT: Pattern(r"\b(?:geschenke?|geschenkt|blumen|blumenstrau(?:ss)?)\b"),
        Channel.SOCIAL: Pattern(r"\b(?:linkedin|xing|facebook|instagram|mastodon|twitter|kommentiert)\b"),
        Channel.MESSAGE: Pattern(
            r"\b(?:sms|whatsapp|signal|telegram|threema|nachricht|nachrichten|gesimst|gechattet|getextet"
            r"|sprachnachricht)\b"
        ),
        Channel.CALL: Pattern(
            r"\b(?:anruf|angerufen|telefonat|telefoniert|telefon|rief|rufe|anrufe|telefonierte)\b"
        ),
        Channel.IN_PERSON: Pattern(
            r"\b(?:kaffee|mittagessen|abendessen|fruhstuck|essen|bier|wein|tee|eis|spaziergang|spazieren|wanderung"
            r"|gewandert|wandern|besuch|besucht|getroffen|traf|treffen|party|feier|hochzeit|konzert|kino"
            r"|klettern|schwimmen|grillen|picknick|gegrillt|konferenz|messe|gelaufen|joggen|museum|theater"
            r"|spielplatz|mittag)\b"
        ),
    },
    vague_channels={
        Channel.IN_PERSON: Pattern(r"\b(?:gesehen|sah|gesprach)\b"),
        Channel.MESSAGE: Pattern(r"\b(?:geschrieben|schrieb|gemeldet|meldete)\b"),
    },
    before_people=Pattern(
        r"\b(?:mit|bei|traf|rief|besuchte|sah|schrieb(?:\san)?|(?:<thing>)\s(?:an|von|fur|bei)|habe|hab|half"
        r"|danke)\s+(?:(?:meine[mnr]?|meinem|unsere[mnr]?|der|dem|den|die)\s+)*(?:(?:freund|freundin|freunden"
        r"|nachbarn?|nachbarin|kollegen?|kollegin|chef|chefin|bruder|schwester|onkel|tante)\s+)?",
        _SLOTS,
    ),
    between_people=Pattern(r"\s*[,&+/]\s*|\s+(?:und|sowie)\s+"),
    after_subject=Pattern(
        r"(?:\s*:|\s-\s|\s+(?:hat|rief|schrieb|meldete|besuchte|kam|erzahlte|sagte|fragte|schickte|war|ist|und\sich"
        r"|lud|half|heute|gestern|vorgestern|getroffen|angerufen|besucht|gesehen|geschrieben|zum|zu\sbesuch"
        r"|fangt|beginnt|zieht|mochte|braucht|am|letzten|letzte))"
    ),
    initiated={
        Initiator.THEM: Pattern(
            r"""
            <names>\s(?:hat|haben)\s(?:mich|uns|mir|sich|sie)\b(?:\s[a-z-]+){0,4}\s(?:angerufen|besucht|geschrieben
                |eingeladen|gemeldet|geschickt|gesimst|gemailt|geschenkt|gefragt)\b
            <names>\s(?:rief|schrieb|meldete|besuchte|kam|kamen|lud|schickte|fragte)\b
            \b(?:<thing>)\svon\s<name>
            """,
            _SLOTS,
        ),
        Initiator.ME: Pattern(
            r"""
            ^(?:ich\s)?(?:habe?\s)?<names>(?:\s[a-z-]+){0,3}\s(?:angerufen|besucht|geschrieben|eingeladen|gesimst
                |gemailt|gratuliert|gedankt)\b
            ^(?:ich\s)?(?:rief|schrieb|besuchte)\s
            \b(?:<thing>)\s(?:an|fur)\s<name>
            """,
            _SLOTS,
        ),
        Initiator.BOTH: Pattern(r"\b(?:zufallig|uber\sden\sweg\sgelaufen)\b"),
    },
    to_do={
        Kind.THANK_YOU: Pattern(r"\b(?:danken|bedanken|danke\ssagen)\b"),
        Kind.GENTLE_NUDGE: Pattern(r"\b(?:nachhaken|anstupsen)\b"),
        Kind.INFORMATION: Pattern(r"\b(?:schicken|schick|senden|weiterleiten|teilen|empfehlen)\b"),
        Kind.FOLLOW_UP: Pattern(
            r"\b(?:fragen|frag|nachfragen|anrufen|ruf|schreiben|schreib|melden|melde|gratulieren|einladen|besuchen"
            r"|treffen|vorstellen|antworten|horen|erkundigen|zuruckrufen|mailen|nachsehen|planen)\b"
        ),
        Kind.REMINDER: Pattern(
            rf"^(?:erinner[a-z]*|nicht\svergessen|todo|to-do|ich\s(?:muss|sollte|will))\b|\b(?:{_DO})\b"
        ),
    },
    surely_to_do=Pattern(
        r"""
        ^(?:und\s|dann\s|bitte\s)?(?:frag\s|erinnere?\smich|nicht\svergessen|nachfragen|nachhaken|melde\smich
            |ich\s(?:muss|sollte)|todo\b|to-do\b|ruf\s|schick\s|schreib\s)
        ^(?:und\s|dann\s)?(?:sie|ihn|ihr|ihm|ihnen)\s(?:[a-z0-9.]+\s){0,4}?(?:fragen|anrufen|schreiben|schicken
            |danken|besuchen|einladen|gratulieren)\b
        """
    ),
    needless=Pattern(
        r"^(?:(?:und|dann|bitte|auch)\s)*(?:erinnere?\smich\s(?:daran,?(?:\s|$)|an\s)?|nicht\svergessen:?\s|to-?do:?\s"
        r"|ich\s(?:muss|sollte)\s)?"
    ),
    went=Pattern(r"\s*(?:lief|gelaufen|war|ging|gegangen|verlief|ausging)\b"),
    somebody_else=Pattern(r"<name>s?\s(?:<kin>)\b|\b(?:<kin>)\svon\s<name>", {"kin": _KIN}),
    never_names=LEXICON.function_words
    | words_of(
        """
        ich du er sie wir ihr ihm ihn ihnen mich mir uns allen familie freunden freunde kollegen team jemand
        niemand hause arbeit kaffee mittagessen abendessen essen der die das den dem ein eine einer einem
        """
    ),
    no_strangers=LEXICON.common_words | frozenset(_KIN.replace("?", "").split("|")) | words_of(
        """
        kunden kunde arzt gruppe kurs verein jungs leuten buro chef
        """
    ),
    names_alone=False,
)  # fmt: skip
