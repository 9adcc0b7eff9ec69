"""What French quick-add lines are made of."""

from __future__ import annotations

from followup_desktop.domain.channels import Channel, Initiator
from followup_desktop.domain.check_ins import Kind
from followup_desktop.domain.understanding.grammar import LineWords, Pattern, words_of
from followup_desktop.domain.writing.languages.french import FRENCH as LEXICON

_KIN = (
    r"mere|maman|pere|papa|parents|mari|femme|compagnon|compagne|copain|copine|fils|fille|filles|enfants?|bebe"
    r"|freres?|soeurs?|grand-mere|grand-pere|tante|oncle|cousine?|niece|neveu|ami|amie|amis|chef|collegues?|equipe"
    r"|famille|chien|chat|voisine?s?"
)
_SLOTS = {
    "names": r"<name>(?:(?:,|\set|\s&|\s\+)\s<name>)*",
    "thing": r"lettre|carte|carte\spostale|e-?mail|mail|courriel|message|sms|texto|appel|cadeau|fleurs|visite|colis"
    r"|coup\sde\sfil",
}

FRENCH_LINES = LineWords(
    channels={
        Channel.VIDEO_CALL: Pattern(r"\b(?:visio|visioconference|appel\svideo|zoom|skype|facetime|teams|webex)\b"),
        Channel.EMAIL: Pattern(r"\b(?:e-?mails?|mails?|courriels?)\b"),
        Channel.LETTER: Pattern(r"\b(?:lettres?|cartes?)\b"),
        Channel.GIFT: Pattern(r"\b(?:cadeaux?|fleurs|bouquet|offert)\b"),
        Channel.SOCIAL: Pattern(r"\b(?:linkedin|facebook|instagram|mastodon|twitter|commente)\b"),
        Channel.MESSAGE: Pattern(r"\b(?:sms|textos?|whatsapp|telegram|signal|messages?)\b"),
        Channel.CALL: Pattern(r"\b(?:appels?|appelee?s?|telephonee?|telephone|coup\sde\sfil)\b"),
        Channel.IN_PERSON: Pattern(
            r"\b(?:cafe|dejeuner|dejeune|diner|dine|petit-dejeuner|brunch|verre|biere|vin|the|balade|promenade"
            r"|randonnee|rando|pique-nique|visite|rendu\svisite|croisee?|rencontree?|fete|mariage|concert"
            r"|cinema|barbecue|conference|salon|musee|theatre|soiree|gouter|apero)\b"
        ),
    },
    vague_channels={
        Channel.IN_PERSON: Pattern(r"\b(?:vue?|vus|reunion|retrouvee?)\b"),
        Channel.MESSAGE: Pattern(r"\b(?:ecrit|discute)\b"),
    },
    before_people=Pattern(
        r"\b(?:avec|appelee?|vue?|croisee?|rencontree?|invitee?|visite\s(?:a|de|chez)|ecrit\sa|telephone\sa|parle\sa"
        r"|chez|(?:<thing>)\s(?:a|de|pour|avec))\s+(?:(?:mon|ma|mes|notre|nos|le|la|les)\s+)*(?:(?:ami"
        r"|amie|amis|voisine?|collegue|cousine?|chef|frere|s(?:oe|o)ur|oncle|tante)\s+)?",
        _SLOTS,
    ),
    between_people=Pattern(r"\s*[,&+/]\s*|\s+et\s+"),
    after_subject=Pattern(
        r"(?:\s*:|\s-\s|\s+(?:m'a|nous\sa|a|ont|et\smoi|est|commence|veut|se|va|vient))"
    ),
    initiated={
        Initiator.THEM: Pattern(
            r"""
            <names>\s(?:m'a|m'ont|nous\sa|nous\sont)\s(?:appelee?s?|ecrit|telephone|invitee?s?|envoye|rendu\svisite
                |offert|contactee?s?|relancee?s?)\b
            <names>\s(?:a|ont)\s(?:appele|ecrit|telephone)\b
            <names>\s(?:est|sont)\s(?:venue?s?|passee?s?)\b
            \b(?:<thing>)\sd(?:e\s|')<name>
            """,
            _SLOTS,
        ),
        Initiator.ME: Pattern(
            r"""
            (?:^|\bj'ai\s)(?:appelee?|ecrit\sa|telephone\sa|envoye|invitee?|rendu\svisite\sa|offert|visitee?)\s
            \b(?:<thing>)\s(?:a|pour)\s<name>
            """,
            _SLOTS,
        ),
        Initiator.BOTH: Pattern(r"\b(?:croisee?|par\shasard)\b"),
    },
    to_do={
        Kind.THANK_YOU: Pattern(r"^(?:l[ae]s?\s)?(?:remercier|dire\smerci)\b"),
        Kind.GENTLE_NUDGE: Pattern(r"^(?:l[ae]s?\s)?relancer\b"),
        Kind.INFORMATION: Pattern(r"^(?:lui\s|leur\s)?(?:envoyer|transmettre|partager|transferer|recommander)\b"),
        Kind.FOLLOW_UP: Pattern(
            r"^(?:lui\s|leur\s|la\s|le\s|les\s|l')?(?:demander|rappeler|appeler|ecrire|feliciter|inviter"
            r"|rendre\svisite|voir|revoir|presenter|repondre|prendre\sdes\snouvelles|parler|proposer|savoir)\b"
        ),
        Kind.REMINDER: Pattern(
            r"^(?:rappelle-moi|me\srappeler|penser\sa|ne\spas\soublier|acheter|reserver|apporter|lire|payer|preparer"
            r"|a\sfaire|je\sdois|il\sfaut|rendre)\b"
        ),
    },
    surely_to_do=Pattern(
        r"^(?:et\s|puis\s)?(?:lui\sdemander\b|leur\sdemander\b|demander\b|rappelle-moi\b|ne\spas\soublier\b"
        r"|penser\sa\b|prendre\sdes\snouvelles\b|l'appeler\b|la\srappeler\b|le\srappeler\b|lui\s(?:envoyer"
        r"|ecrire)\b|relancer\b|l[ae]s?\sremercier\b|je\sdois\b|il\sfaut\b)"
    ),
    needless=Pattern(
        r"^(?:(?:et|puis|aussi)\s)*(?:rappelle-moi\s(?:de\s|d')?|me\srappeler\s(?:de\s|d')?|penser\sa\s"
        r"|ne\spas\soublier\s(?:de\s|d')?|a\sfaire\s?:?\s|je\sdois\s|il\sfaut\s)?"
    ),
    went=Pattern(r"\s*(?:s'est\spassee?|etait|a\sete|s'est\sderoulee?)\b"),
    somebody_else=Pattern(r"\b(?:<kin>)\sd(?:e\s|')<name>", {"kin": _KIN}),
    never_names=LEXICON.function_words
    | words_of(
        """
        je tu elle il nous vous ils elles moi toi lui eux amis amies famille equipe gens quelqu'un personne
        maison travail cafe dejeuner diner le la les un une des l d
        """
    ),
    no_strangers=LEXICON.common_words | frozenset(_KIN.replace("?", "").split("|")) | words_of(
        """
        clients client medecin groupe classe tous bureau chef
        """
    ),
)  # fmt: skip
