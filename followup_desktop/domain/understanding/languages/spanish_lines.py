"""What Spanish quick-add lines are made of."""

from __future__ import annotations

from followup_desktop.domain.channels import Channel, Initiator
from followup_desktop.domain.check_ins import Kind
from followup_desktop.domain.understanding.grammar import LineWords, Pattern, words_of
from followup_desktop.domain.writing.languages.spanish import SPANISH as LEXICON

_KIN = (
    r"madre|mama|padre|papa|padres|marido|esposa|esposo|mujer|pareja|novio|novia|hijos?|hijas?|bebe|hermanos?"
    r"|hermanas?|abuela|abuelo|tia|tio|prim[oa]s?|sobrin[oa]|amig[oa]s?|jef[ea]|colegas?|equipo|familia|perro|perra"
    r"|gato|gata|vecin[oa]s?"
)
_SLOTS = {
    "names": r"<name>(?:(?:,|\s[ye]|\s&|\s\+)\s<name>)*",
    "thing": r"carta|tarjeta|postal|correo|e-?mail|mail|mensaje|llamada|regalo|flores|sms|visita|paquete|whatsapp",
}

SPANISH_LINES = LineWords(
    channels={
        Channel.VIDEO_CALL: Pattern(r"\b(?:videollamada|video\sllamada|zoom|skype|facetime|teams|webex|meet)\b"),
        Channel.EMAIL: Pattern(r"\b(?:e-?mails?|correos?|mails?)\b"),
        Channel.LETTER: Pattern(r"\b(?:cartas?|tarjetas?|postal|postales)\b"),
        Channel.GIFT: Pattern(r"\b(?:regalos?|regale|regalo|flores)\b"),
        Channel.SOCIAL: Pattern(r"\b(?:linkedin|facebook|instagram|mastodon|twitter|comente|comento)\b"),
        Channel.MESSAGE: Pattern(r"\b(?:sms|whatsapp|telegram|signal|mensajes?|wasap|audio)\b"),
        Channel.CALL: Pattern(r"\b(?:llamadas?|llame|llamo|llamamos|llamaron|telefono|telefonee|por\stelefono)\b"),
        Channel.IN_PERSON: Pattern(
            r"\b(?:cafes?|comida|almuerzo|cena|desayuno|copas?|cervezas?|vino|te|paseo|paseamos|caminata|excursion"
            r"|picnic|visita|visite|visito|quede|quedamos|comimos|comi|cene|cenamos|desayunamos|fiesta|boda"
            r"|concierto|cine|barbacoa|cenar|comer|vino|vinieron|conferencia|congreso|museo|teatro|encontre|reunion|tomamos|tome)\b"
        ),
    },
    vague_channels={
        Channel.IN_PERSON: Pattern(r"\b(?:vi|vimos|encontramos)\b"),
        Channel.MESSAGE: Pattern(r"\b(?:escribi|escribio|chatee)\b"),
    },
    before_people=Pattern(
        r"\b(?:con|llame\sa|escribi\sa|vi\sa|visite\sa|encontre\sa|conoci\sa|invite\sa|(?:<thing>)\s(?:a|de|para|con)"
        r")\s+(?:(?:mi|mis|el|la|los|las|nuestr[oa]s?)\s+)*(?:(?:amig[oa]s?|vecin[oa]s?|colegas?"
        r"|compañer[oa]s?|prim[oa]|jef[ea]|herman[oa]|ti[oa])\s+)?",
        _SLOTS,
    ),
    between_people=Pattern(r"\s*[,&+/]\s*|\s+[ye]\s+"),
    after_subject=Pattern(
        r"(?:\s*:|\s-\s|\s+(?:me|nos|y\syo|llamo|escribio|vino|conto|dijo|pregunto|esta|tiene|empieza|estuvo|visito"
        r"|quiere|se))"
    ),
    initiated={
        Initiator.THEM: Pattern(
            r"""
            <names>\s(?:me|nos)\s(?:ha\s|han\s)?(?:llamo|llamado|llamaron|escribio|escrito|escribieron|visito
                |visitado|invito|invitado|mando|mandado|envio|enviado|regalo|regalado)\b
            <names>\s(?:llamo|escribio|vino|vinieron|visito)\b
            \b(?:<thing>)\sde\s<name>
            """,
            _SLOTS,
        ),
        Initiator.ME: Pattern(
            r"""
            \b(?:llame|escribi|visite|invite|mande|envie|regale|he\sllamado|he\sescrito)\b(?:\s[a-z-]+){0,4}?\sa\s<name>
            \b(?:<thing>)\s(?:a|para)\s<name>
            """,
            _SLOTS,
        ),
        Initiator.BOTH: Pattern(r"\b(?:por\scasualidad|me\sencontre\s(?:a|con))\b"),
    },
    to_do={
        Kind.THANK_YOU: Pattern(r"^(?:dar(?:le|les)?\s(?:las\s)?gracias|agradecer[a-z]*)\b"),
        Kind.GENTLE_NUDGE: Pattern(r"^(?:insistir|dar\sun\stoque)\b"),
        Kind.INFORMATION: Pattern(r"^(?:enviar|mandar|compartir|reenviar|pasar|recomendar)[a-z]*\b"),
        Kind.FOLLOW_UP: Pattern(
            r"^(?:preguntar|preguntale|llamar|escribir|felicitar|invitar|visitar|quedar|presentar|responder|contestar"
            r"|ver|hablar|saber|volver)[a-z]*\b"
        ),
        Kind.REMINDER: Pattern(r"^(?:recuerdame|recordar|recordarme|comprar|reservar|traer|llevar|leer|pagar|preparar"
        r"|no\solvidar|pendiente|tengo\sque|debo|hay\sque)[a-z]*\b"),
    },
    surely_to_do=Pattern(
        r"^(?:y\s|luego\s)?(?:preguntar(?:le|les)?\b|recuerdame\b|recordar(?:me)?\b|no\solvidar\b|llamar(?:la|lo|le"
        r"|los|las)\b|enviar(?:le|les)\b|mandar(?:le|les)\b|escribir(?:le|les)\b|dar(?:le"
        r"|les)\s(?:las\s)?gracias|tengo\sque\b|hay\sque\b)"
    ),
    needless=Pattern(
        r"^(?:(?:y|luego|tambien)\s)*(?:recuerdame\s(?:que\s)?|recordar(?:me)?\s|no\solvidar\s|pendiente:?\s"
        r"|tengo\sque\s|hay\sque\s|debo\s)?"
    ),
    went=Pattern(r"\s*(?:fue|salio|le\sfue|ha\sido|estuvo)\b"),
    somebody_else=Pattern(r"\b(?:<kin>)\sde\s<name>", {"kin": _KIN}),
    never_names=LEXICON.function_words
    | words_of(
        """
        yo tu ella el nosotros ellos ellas mi su amigos amigas familia equipo gente alguien nadie casa trabajo
        cafe comida cena el la los las un una unos unas manana
        """
    ),
    no_strangers=LEXICON.common_words | frozenset(_KIN.replace("?", "").split("|")) | words_of(
        """
        clientes cliente medico grupo clase todos oficina jefe
        """
    ),
)  # fmt: skip
