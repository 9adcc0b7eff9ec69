"""What tells, in Spanish notes, of help, interviews, first meetings, hard times and open questions."""

from __future__ import annotations

from followup_desktop.domain.understanding.grammar import Pattern, Signal, TellWords

_SLOTS = {
    "they": r"ella|el|ellos|ellas|usted|tu|<name>",
    "them": r"ella|el|ellos|ellas|usted|ti|<name>",
    "any": r"(?:[a-z0-9ĸ-]+\s){0,6}?",
    "few": r"(?:[a-z0-9ĸ-]+\s){0,3}?",
    "s": r"(?:^|\b(?:<they>|que|y|tambien|ya|quien)\s)(?:(?:ya|tambien|me|nos)\s){0,2}?",
    "kin": r"madre|mama|padre|papa|padres|marido|esposo|esposa|mujer|pareja|novio|novia|hijo|hija|bebe|hermano|hermana"
    r"|abuela|abuelo|tia|tio|primo|prima|sobrino|sobrina|suegr[oa]|amig[oa]|perro|perra|gato|gata",
    "theirkin": r"su\s(?:<kin>)|(?:la|el)\s(?:<kin>)\sde\s<name>",
    "p": r"(?:^|\b(?:<they>|<theirkin>|que)\s)",
    "event": r"conferencia|congreso|feria|taller|boda|fiesta|encuentro|meetup|cumbre|hackathon|recepcion|vernissage"
    r"|exposicion|seminario|festival|barbacoa|evento|charla|jornadas?|presentacion\sdel\slibro|inauguracion",
    "at": r"(?:en|durante|despues\sde|tras)\s(?:(?:la|el|las|una|un|su|mi"
    r"|nuestra)\s)?(?:[a-z0-9-]+\s){0,2}?(?:<event>)\b",
    "papers": r"cv|curriculum|solicitud|portfolio|portafolio|tesis|borrador|texto|carta|manuscrito|presentacion"
    r"|propuesta"
    r"|presupuesto|informe|factura|contrato|documentos|trabajo",
}  # fmt: skip

_HELPED = r"""
<s>(?:me|nos)\s(?:ha\s|han\s|habia\s)?(?:ayudo|ayudado|ayudaron|recomendo|recomendado|recomendaron|presento
    |presentado|presentaron|presto|prestado|prestaron|aconsejo|aconsejado|apoyo|apoyado|enseno|ensenado|acogio
    |acogido|acompano|acompanado|llevo|llevado|cubrio|cubierto|animo|animado|regalo|regalado|consolo|conecto
    |asesoro|asesorado|invito\sa\s(?:cenar|comer)|hizo\sun\sfavor|echo\suna\smano|echado\suna\smano
    |dejo\s(?:quedarme|usar|dormir)|consiguio|conseguido|puso\sen\scontacto|puesto\sen\scontacto|salvo)\b
<s>(?:me|nos)\s(?:dio|ha\sdado|dieron)\s<few>(?:consejos?|ideas?|feedback|contactos?|recomendacion|animos|apoyo
    |opinion|pistas|referencias?)\b
<s>(?:reviso|ha\srevisado|corrigio|ha\scorregido|leyo|ha\sleido|envio|paso|ha\spasado|reenvio)\smi\s<few>(?:<papers>)\b
<s>(?:cuido|ha\scuidado)\s(?:a\s|de\s)?(?:mi|mis|nuestr[oa]s?)\b
\bgracias\sa\s(?:<name>|ella|su\sayuda)\b
\b(?:consejos|ayuda|apoyo|recomendacion)\sde\s(?:<them>)\b
"""

_INTERVIEW = r"""
(?:^|\by\s)(?:tuve|he\stenido|hice|hoy\stuve|ayer\stuve)\s(?:la|una|mi)\s(?:[a-z]+\s)?entrevista\b
^(?:(?:primera|segunda|ultima)\s)?entrevista\s(?:de\strabajo\s)?(?:con|en|para)\b
\bme\s(?:entrevisto|ha\sentrevistado|entrevistaron)\b
\b(?:despues\sde|en|tras)\s(?:la|mi)\sentrevista\b
\bmi\sentrevista\s(?:fue|salio|con)\b
"""

_FIRST = r"""
\b(?:conoci|conocimos|he\sconocido|hemos\sconocido)\sa\s(?:<them>)\b
\b(?:nos|la|lo|las|los)\s(?:conoci|conocimos|hemos\sconocido|he\sconocido)\b
\bnos\s(?:presento|presentaron|ha\spresentado)\b
\bme\spresentaron\sa\s(?:<them>)\b
\bpor\sprimera\svez\b
\b(?:primer\sencuentro|primera\sreunion|primera\sconversacion|primer\scafe)\b
\b(?:encantad[oa]|un\splacer)\sde?\s?conocer
"""

_EVENT = r"""
^<at>
\b(?:vi|vimos|encontre|encontramos|hable|hablamos|coincidimos|coincidi|charlamos|conversamos|conoci|conocimos|baile
    |bailamos)\b(?:\s[a-z0-9ĸ-]+){0,6}?\s<at>
"""

_HARD_TIME = r"""
<p>(?:esta|estan|estuvo|sigue|lleva|se\spuso)\s(?:(?:muy|bastante|todavia|aun|gravemente|ahora|dos|tres|una
    |semanas?|dias|meses)\s){0,4}(?:enferm[oa]s?|ingresad[oa]|en\sel\shospital|hospitalizad[oa]|deprimid[oa]
    |de\sluto|en\sparo|sin\strabajo|de\sbaja|divorciandose|separandose|en\sla\suci|agotad[oa]\sy)\b
<p>(?:tiene|tuvo|ha\stenido|sufrio|ha\ssufrido|padece|le\shan\sdiagnosticado|le\sdiagnosticaron)\s(?:(?:un|una|otro
    |otra|mucha|grave)\s){0,2}(?:cancer|ictus|infarto|aborto|accidente|depresion|neumonia|covid|tumor|leucemia
    |cirugia)\b
\ble\s(?:diagnosticaron|han\sdiagnosticado)\b
<p>(?:ha\s|han\s)?(?:perdio|perdido|perdieron)\s(?:a\s)?su\s(?:trabajo|empleo|puesto|casa|<kin>)\b
<p>(?:ha\s|han\s|haya\s)?(?:perdio|perdido)\sel\s(?:trabajo|empleo)\b
\b(?:<theirkin>)\s(?:ha\s)?(?:murio|muerto|fallecio|fallecido)\b
\b(?:ha\s)?(?:murio|muerto|fallecio|fallecido)\s(?:<theirkin>)\b
\bse\sle\s(?:murio|ha\smuerto)\s(?:el|la|su)\s(?:<kin>)\b
\b(?:la|lo|le|los)\s(?:despidieron|han\sdespedido|van\sa\soperar|operan|operaron|han\soperado|ingresaron
    |han\singresado|echaron\sdel\strabajo|dejo\ssu\s(?:marido|mujer|novio|novia|pareja))\b
<p>se\s(?:esta\s|ha\s|han\s|va\sa\s|van\sa\s|estan\s)?(?:divorcia[a-z]*|separa[a-z]*|divorcio|separo|divorciaron
    |separaron)\b
\bsu\s(?:[a-z]+\s)?(?:divorcio|separacion|funeral|operacion|cirugia|quimio[a-z]*|diagnostico|enfermedad|despido
    |aborto)\b
\b(?:pasando|paso|pasa|pasado|atravesando|atraviesa)\s(?:por\s)?(?:un|una)\s(?:momento|epoca|etapa|temporada|racha
    |periodo)\s(?:muy\s)?(?:dificil|duro|dura|mala|malo|complicad[oa])\b
\b(?:mala\sracha|un\smal\smomento)\b
<p>lo\s(?:esta\s)?(?:esta\spasando|pasa|pasando)\s(?:muy\s|bastante\s)?mal\b
\bse\sha\sroto\s(?:la|el|un|una)\s(?:pierna|brazo|muneca|tobillo|cadera|pie|mano)\b
\b(?:muerte|funeral|entierro|perdida)\sde\ssu\s(?:<kin>)\b
"""

_ASKED = r"""
\b(?:le|les)\s(?:he\s)?(?:pregunte|preguntado|pedi|pedido|consulte|solicite)\b
^(?:pregunte|pedi|solicite|he\spedido|he\spreguntado)\b
\b(?:podrias|puedes|podria\susted|me\spodria|te\simportaria|sabes\ssi|sabrias|tienes\stiempo|estas\slibre
    |seria\sposible|es\sposible)\b
"""

_WAITING = r"""
\bme\s(?:dira|avisara|llamara|escribira|contestara|respondera|enviara|mandara|confirmara|va\sa\s(?:decir|avisar
    |llamar|escribir|contestar|responder|enviar|mandar|confirmar|presentar))\b
\b(?:quedo|quedaron)\sen\s(?:avisarme|llamarme|escribirme|decirme|contestarme|enviarme|mandarme|avisar|llamar
    |confirmar)\b
\b(?:lo\sva\sa\spensar|se\slo\sva\sa\spensar|se\slo\spensara|lo\spensara|va\sa\spreguntar|preguntara\sa\ssu
    |lo\sconsultara|va\sa\sconsultar)\b
(?:^|\b(?:estoy|seguimos|sigo|estamos|quedo)\s)(?:esperando|pendiente\sde|a\sla\sespera\sde)\s(?:(?:su|una|la
    |de)\s){0,2}(?:respuesta|contestacion|decision|noticias|confirmacion|llamada|propuesta|comentarios)\b
\bespero\s(?:su|una|la)\s(?:respuesta|contestacion|decision|confirmacion|llamada)\b
^(?:todavia\s|aun\s)?(?:sin|no\shay)\srespuesta\b
\b(?:todavia\s|aun\s)no\sme\sha\s(?:contestado|respondido|escrito|llamado)\b
\ble\s(?:envie|mande|he\senviado|he\smandado|di)\s(?:mi|la|el|nuestra|una|un|los)\s<few>(?:<papers>)\b
"""

_LONG_AGO = (
    r"\bhace\s(?:[a-z0-9]+\s)?anos\b|\bel\sano\spasado\b|\bde\sni[nñ][oa]\b|\ben\s(?:19|20)\d\d\b"
    r"|\ben\saquel(?:la)?\b|\bcuando\sera\b"
)

SPANISH_TELLS = TellWords(
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
        Signal.HELPED: Pattern(rf"\b(?:le\s(?:di|he\sdado|dimos)\slas\sgracias|gracias\spor|agradeci"
        rf"|si\s(?:<they>)\sme)\b|{_LONG_AGO}", _SLOTS),
        Signal.INTERVIEW: Pattern(
            r"\b(?:podcast|periodico|revista|radio|television|lei|leimos|escuche|articulo|prepar[a-z]*|practic[a-z]*"
            r"|manana|proxim[oa]|cancelad[oa]|aplazad[oa]|antes\sde)\b",
            _SLOTS,
        ),
        Signal.FIRST_MEETING: Pattern(rf"{_LONG_AGO}|\b(?:manana|proxim[oa]|va\sa|quiere)\b", _SLOTS),
        Signal.EVENT: Pattern(rf"{_LONG_AGO}|\b(?:manana|proxim[oa]|va\sa|vamos\sa|quiere|invitad[oa])\b", _SLOTS),
        Signal.HARD_TIME: Pattern(
            rf"""
            \b(?:si\s(?:esta|se)|casi|por\ssi|ya\sno)\b
            \b(?:salio\s(?:muy\s)?bien|ha\ssalido\s(?:muy\s)?bien|fue\s(?:muy\s)?bien|recuperad[oa]
                |se\sha\srecuperado|ya\sesta\smejor|esta\smejor|falsa\salarma|benigno
                |ha\sencontrado\s(?:otro\s)?trabajo)\b
            \b(?:pelicula|novela|serie|libro|podcast|documental|obra)\b
            {_LONG_AGO}
            """,
            _SLOTS,
        ),
        Signal.ASKED: Pattern(r"\b(?:dijo\sque|me\sdijo|acepto|contesto|respondio|rechazo|ha\sdicho)\b", _SLOTS),
        Signal.WAITING: Pattern(r"\b(?:ya\s(?:contesto|respondio|ha\scontestado)|si\s(?:ella|el))\b", _SLOTS),
    },
    negations=Pattern(r"\b(?:no|nunca|sin(?!\strabajo)|nadie|ni|tampoco)\b"),
    mine=Pattern(r"\b(?:yo|nosotr[oa]s|mi|mis|nuestr[oa]s?|nos|tengo|tenemos|voy|vamos|empiezo|empezamos|viajo"
    r"|viajamos|quedamos|me\s(?:mudo|voy|caso|operan))\b", _SLOTS),
    theirs=Pattern(r"\b(?:ella|el\s(?:va|tiene|se)|ellos|ellas|su|sus|le|les|se|<name>|empieza|comienza|tiene|viaja"
    r"|va)(?!\w)", _SLOTS),
    to_do=Pattern(
        r"^(?:y\s|luego\s)?(?:preguntar[a-z]*|llamar[a-z]*|enviar[a-z]*|escribir[a-z]*|recordar[a-z]*|quedar|comprar"
        r"|invitar[a-z]*|mandar[a-z]*|pedir[a-z]*|tengo\sque|hay\sque|debo|volver\sa|avisar[a-z]*)\b",
    ),
    happenings=Pattern(
        r"""
        \b(?:empieza|comienza|se\smuda|mudanza|deja|viaja|viaje|vuela|vuelo|vacaciones|examen|examenes|prueba
            |resultados?|operacion|operan|operar|cirugia|entrevista|boda|casa|casan|cita|concierto|carrera|maraton
            |corre|presentacion|presenta|defensa|defiende|graduacion|gradua|parto|da\sa\sluz|bebe|lanzamiento
            |inauguracion|inaugura|abre|juicio|audiencia|primer\sdia|ultimo\sdia|plazo|entrega|torneo|partido
            |funcion|estreno|actuacion|revision|quimio[a-z]*|tratamiento|jubila|jubilacion|exposicion|audicion
            |competicion|compite|cumple|bautizo|comunion|funeral|nuevo\s(?:trabajo|puesto|piso|colegio)
            |nueva\s(?:casa|escuela)|conferencia|congreso|oposicion|oposiciones|charla|tesis|medico|dentista
            |reunion\scon\s(?:su|el|la))\b
        """,
        _SLOTS,
    ),
    dangling=Pattern(r"(?:\s(?:es|son|sera|el|en|y|para))+$"),
    opening=Pattern(
        r"^(?:(?:y|pero|tambien|porque|que|pues)\s|(?:(?:<they>)\s)?(?:dijo|me\sdijo|conto|me\sconto|comento"
        r"|dice)\sque\s|(?:hablamos|charlamos|hable)\s(?:de|sobre)\s)+",
        _SLOTS,
    ),
)  # fmt: skip
