"""What Spanish notes offer, and how Spanish lines are understood. The people are invented."""

NOTES = """
Ana me ayudó con la mudanza -> thank you
Le ayudé con la mudanza -> nothing
Me presentó a Erik del museo -> thank you
Me recomendó un buen dentista -> thank you
Le recomendé un dentista -> nothing
No me ayudó nada -> nothing
Su hermano me ayudó con el coche -> nothing
Nos prestó su furgoneta -> thank you
Entrevista con Ana en Acme -> thank you
Tiene una entrevista el lunes -> loop
Leí una entrevista con Ana -> nothing
Conocí a Ana en la conferencia -> follow up
Comimos juntos en el puerto -> nothing
Su madre murió la semana pasada -> hard time
Mi madre murió la semana pasada -> nothing
Ha perdido su trabajo -> hard time
Perdí mi trabajo -> nothing
Está ingresada en el hospital -> hard time
Trabaja en el hospital -> nothing
Se está divorciando -> hard time
Está enferma desde hace una semana -> hard time
Ya no está enferma -> nothing
Su operación es el martes -> hard time, loop
Su operación salió muy bien -> nothing
Me avisará la semana que viene -> gentle nudge
Estoy esperando su respuesta -> gentle nudge
Ella espera una respuesta del banco -> nothing
wrote: ¿Podrías enviarme las diapositivas? -> gentle nudge
wrote: ¿Cómo estás? El concierto fue precioso -> nothing
wrote: Le pregunté por un contacto -> gentle nudge
Empieza su nuevo trabajo el lunes -> loop
Empiezo mi nuevo trabajo el lunes -> nothing
Nos vemos el viernes -> nothing
Se casa el 3 de mayo -> loop
Examen mañana -> loop
Se muda a Lisboa dentro de tres semanas -> loop
Los lunes escala -> nothing
Un paseo largo y una buena charla -> nothing
Llamarla el viernes -> nothing
Hablamos de su viaje en mayo -> loop
Lo está pasando mal -> hard time
Ana me prestó su bici -> thank you
Se ha roto la pierna esquiando -> hard time
Su padre está en el hospital -> hard time
Hablamos del trabajo y de las vacaciones -> nothing
Su boda es el 12 de junio -> loop
Quedó en llamarme la semana que viene -> gentle nudge
Coincidimos en la feria del libro -> follow up
Me dio buenos consejos para la entrevista -> thank you
Mañana tengo el examen -> nothing
Ella tiene el examen mañana -> loop
"""

LINES = """
café con Ana y Bob ayer, empieza su nuevo trabajo el lunes - preguntar cómo le fue el viernes que viene
    Ana Moreira, Robert Smith | 2026-11-21 | in person | unknown | follow up 2026-11-27: preguntar cómo le fue
Ana me llamó
    Ana Moreira | 2026-11-22 | call | them
llamé a Ana
    Ana Moreira | 2026-11-22 | call | me
comida con Zoe, recuérdame enviarle el artículo mañana
    Zoë Öztürk | 2026-11-22 | in person | unknown | information 2026-11-23: enviarle el artículo
me encontré con Erik en el congreso el viernes
    Erik Ng | 2026-11-20 | in person | both
correo a Jean-Luc el 3 de mayo
    Jean-Luc Picard | 2026-05-03 | e-mail | me
videollamada con Martin ayer a las 15
    Martin Kern/Paul Martin | 2026-11-21 15:00 | video call | unknown
carta de Rosi
    Dr. Rosa Díaz | 2026-11-22 | letter or card | them
paseo con la hermana de Ana
     | 2026-11-22 | in person | unknown
cena con la familia
     | 2026-11-22 | in person | unknown
visité a Ana anteayer - llamarla dentro de tres semanas
    Ana Moreira | 2026-11-20 | in person | me | follow up 2026-12-13: llamarla
Ana y Bob vinieron a cenar
    Ana Moreira, Robert Smith | 2026-11-22 | in person | them
regalo para Ana
    Ana Moreira | 2026-11-22 | gift | me
tomé un café con Ana hoy
    Ana Moreira | 2026-11-22 | in person | unknown
WhatsApp a Bob
    Robert Smith | 2026-11-22 | message | unknown
cerveza con Bob hace dos días - dar las gracias el lunes
    Robert Smith | 2026-11-20 | in person | unknown | thank you 2026-11-23: dar las gracias
Erik me escribió un correo
    Erik Ng | 2026-11-22 | e-mail | them
quedé con Ana el domingo
    Ana Moreira | 2026-11-15 | in person | unknown
mensaje de Bob
    Robert Smith | 2026-11-22 | message | them
zoom con Erik hoy a las 10:30
    Erik Ng | 2026-11-22 10:30 | video call | unknown
"""
