"""What English quick-add lines are made of."""

from __future__ import annotations

from followup_desktop.domain.channels import Channel, Initiator
from followup_desktop.domain.check_ins import Kind
from followup_desktop.domain.understanding.grammar import LineWords, Pattern, words_of
from followup_desktop.domain.writing.languages.english import ENGLISH as LEXICON

_KIN = (
    r"mother|mum|mom|father|dad|parents|husband|wife|partner|boyfriend|girlfriend|fiancee?|sons?|daughters?"
    r"|children|child|kids?|baby|brothers?|sisters?|grandmother|grandfather|granny|grandma|grandpa|aunt|uncle"
    r"|cousins?|niece|nephew|friends?|boss|colleagues?|team|family|dog|cat|neighbou?rs?|manager|flatmate|roommate"
    r"|assistant|in-laws"
)
_SLOTS = {
    "names": r"<name>(?:(?:,|,?\sand|\s&|\s\+)\s<name>)*",
    "reached": r"called|phoned|rang|wrote|e-?mailed|texted|messaged|visited|invited|sent|whatsapped|pinged|skyped"
    r"|facetimed|gave"
    r"|thanked|congratulated|reached\sout|got\sin\stouch|zoomed|mailed",
    "thing": r"letter|card|postcard|e-?mail|mail|message|text|call|gift|present|flowers|note|sms|visit|book|parcel",
}  # fmt: skip

ENGLISH_LINES = LineWords(
    channels={
        Channel.VIDEO_CALL: Pattern(
            r"""
            \bvideo[\s-]?(?:call|chat)(?:ed|s)?\b
            \b(?:zoom(?:ed)?|skyped?|facetimed?|webex|jitsi|google\smeet|teams\s(?:call|meeting)|on\steams)\b
            \b(?:called|call)\b.{0,30}?\b(?:on|via|over)\s(?:zoom|skype|teams|facetime|video)\b
            """
        ),
        Channel.EMAIL: Pattern(r"\b(?:e-?mail(?:s|ed)?|mail(?:ed|s)?)\b"),
        Channel.LETTER: Pattern(r"\b(?:letters?|postcards?|(?:birthday\s|christmas\s)?cards?|handwritten)\b"),
        Channel.GIFT: Pattern(r"\b(?:gifts?|presents?|flowers|bouquet)\b"),
        Channel.SOCIAL: Pattern(r"\b(?:linkedin|facebook|instagram|mastodon|twitter|bluesky|commented|liked\s(?:her"
        r"|his|their)\spost)\b"),
        Channel.MESSAGE: Pattern(
            r"\b(?:text(?:s|ed)?|sms|whatsapp(?:ed)?|signal|telegram|imessage|messaged?|messages|dm(?:ed|s)?|pinged"
            r"|chatted\s(?:on|via|over))\b"
        ),
        Channel.CALL: Pattern(r"\b(?:phone\scall|called|calls?|phoned|phone|rang|telephoned)\b"),
        Channel.IN_PERSON: Pattern(
            r"\b(?:coffees?|lunch|dinner|breakfast|brunch|supper|drinks?|beers?|wine|tea|pint|ice\scream|walk(?:ed"
            r"|s)?|hik(?:e|ed|ing)|jog|run(?:ning)?|picnic|visit(?:ed|s)?|ran\sinto|bumped\sinto|hung\sout"
            r"|party|wedding|concert|cinema|climb(?:ed|ing)|swim(?:ming)?|barbecue|bbq|in\sperson|dropped\sby"
            r"|stopped\sby|came\s(?:over|by|to\ssee)|conference|meetup|workshop|stayed\swith|birthday\sparty"
            r"|bike\sride|museum|theatre|playground)\b"
        ),
    },
    vague_channels={
        Channel.IN_PERSON: Pattern(r"\b(?:met(?:\sup)?|meet|meeting|saw|hosted|cooked)\b"),
        Channel.MESSAGE: Pattern(r"\b(?:wrote|written|chat(?:ted)?)\b"),
    },
    before_people=Pattern(
        r"\b(?:with|w/|met(?:\sup\swith)?|called|phoned|rang|saw|visited|e-?mailed|mailed|texted|messaged"
        r"|wrote(?:\sto)?|whatsapped|skyped|facetimed|pinged|thanked|congratulated|ran\sinto|bumped\sinto"
        r"|(?:talked|spoke|chatted)\s(?:to|with)|invited|hosted|helped|gave|sent|heard\sfrom|(?:<thing>)\s(?:to"
        r"|from|for|by))\s+(?:(?:my|our|the|old)\s+)*(?:(?:friend|friends|neighbou?rs?|colleagues?|cousin|boss"
        r"|brother|sister|uncle|aunt|mentor)\s+)?",
        _SLOTS,
    ),
    between_people=Pattern(r"\s*,\s+and\s+|\s*[,&+/]\s*|\s+(?:and|plus)\s+"),
    after_subject=Pattern(
        r"(?:\s*:|\s-\s|'s\b|\s+(?:just\s+|also\s+|finally\s+)?(?:<reached>|came|dropped|stopped|told|said|asked"
        r"|introduced|helped|met|lent|was|is|has|had|got|replied|answered|mentioned|brought|cooked|hosted"
        r"|over\sfor|for\s(?:coffee|lunch|dinner|tea)|and\s(?:i|me|we)\b|wants|needs|likes|starts|moves|showed"
        r"|gave|recommended|rang))",
        _SLOTS,
    ),
    initiated={
        Initiator.THEM: Pattern(
            r"""
            <names>\s(?:just\s|also\s|finally\s)?(?:<reached>|came\s(?:over|by|to)|dropped\sby|stopped\sby|asked
                |replied|answered|brought)\b
            \bfrom\s<name>
            """,
            _SLOTS,
        ),
        Initiator.ME: Pattern(
            r"""
            (?:^|\bi\s(?:just\s|also\s|finally\s)?)(?:<reached>)\b
            \b(?:<thing>)\s(?:to|for)\s<name>
            """,
            _SLOTS,
        ),
        Initiator.BOTH: Pattern(r"\b(?:ran\sinto|bumped\sinto|by\schance)\b"),
    },
    to_do={
        Kind.THANK_YOU: Pattern(r"^(?:say\s)?thanks?\b"),
        Kind.GENTLE_NUDGE: Pattern(r"^(?:gently\s)?(?:nudge|chase)\b"),
        Kind.INFORMATION: Pattern(r"^(?:send|share|forward|pass\son|recommend|show)\b"),
        Kind.FOLLOW_UP: Pattern(
            r"^(?:ask|follow[\s-]?up|check|find\sout|hear|see|congratulate|wish|catch\sup|call|phone|ring|write"
            r"|e-?mail|text|message|visit|meet|invite|introduce|reply|answer|get\sback|come\sback|return|tell"
            r"|talk|plan|schedule|arrange|look\sin|reach\sout|have\s(?:lunch|coffee|dinner))\b"
        ),
        Kind.REMINDER: Pattern(
            r"^(?:remind|reminder|remember|buy|book|bring|get|find|prepare|read|watch|pay|order|print|look\sup|give"
            r"|make|don't\sforget|to-?do|lend|pick\sup|need\sto|should|must|i\s(?:should|must|need\sto"
            r"|have\sto))\b"
        ),
    },
    surely_to_do=Pattern(
        r"^(?:and\s|then\s|please\s|also\s)?(?:ask\s(?!ed)|remind\sme\b|follow\sup\b|check\s(?:in|back)\b"
        r"|don't\sforget\b|remember\sto\b|(?:send|thank|call|write|text|e-?mail|invite|tell)\s(?:her|him|them"
        r"|back)\b|nudge\b|to-?do\b|reminder\b|i\s(?:should|must|need\sto|have\sto)\b)"
    ),
    needless=Pattern(
        r"^(?:(?:and|then|also|please|pls)\s)*(?:remind\sme\s(?:to|about|of)\s|reminder:?\s(?:to\s)?|to-?do:?\s"
        r"|don't\sforget\sto\s|remember\sto\s|i\s(?:should|must|need\sto|have\sto)\s|need\sto\s|must\s"
        r"|should\s)?"
    ),
    went=Pattern(r"\s*(?:went|goes|was|turned\sout|worked\sout|is\sgoing|did)\b"),
    somebody_else=Pattern(r"<name>'s\s(?:<kin>)\b", {"kin": _KIN}),
    never_names=LEXICON.function_words
    | words_of(
        """
        i me my mine he she they we us you her him them it everybody everyone people friends family colleagues
        team somebody someone nobody home work lunch dinner coffee breakfast tea call the a an old new some kids
        """
    ),
    no_strangers=LEXICON.common_words | frozenset(_KIN.replace("?", "").split("|")) | words_of(
        """
        client clients customer doctor dentist boys girls guys class group everyone course club office boss
        """
    ),
)  # fmt: skip
