"""Spanish, with tú, usted, vosotros and vos. It drops its pronouns, so that the commonest verbs speak for them."""

from __future__ import annotations

from followup_desktop.domain.writing.lexicon import Language, lexicon

SPANISH = lexicon(
    Language.SPANISH,
    function_words="""el la los las de que y en un una es no por con para se lo su sus al del como más pero me te le les
    ha he ya o si sí mi mis tu tus yo tú muy está estás estoy son fue era hay qué cómo cuándo cuando porque sin sobre
    también hasta desde nos este esta esto eso ese esa donde quien todo cuál has nada ni""",
    common_words="""hola buenos buenas querido querida gracias favor perdón bien mejor mejores bueno buena gran grande
    feliz contento contenta espero esperaba creo pienso pensé pensando pensaba saber quiero quería gusta gustó gustaría
    necesito tiempo vez veces día días semana semanas mes meses año años hoy mañana ayer pronto luego tarde todavía
    siempre nunca noche lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio
    agosto septiembre octubre noviembre diciembre primavera verano otoño invierno hablar hablamos hablado llamada llamar
    llamaste llamo reunión quedamos quedar vernos vimos visto escribir escribo escribiste correo mensaje carta nota
    pregunta preguntar preguntaste respuesta responder decir dijo dijiste dije contar contaste contó cuenta cuéntame
    cuéntame oír mirar ver encontrar venir vino viene voy vamos fuiste hacer hizo hecho dar dado tomar empezar empezó
    trabajo trabajar cosa cosas algo alguien gente persona vida largo corto mucho muchos mucha poco menos último última
    próximo próxima primero primera nuevo nueva viejo antes después entre aunque ahora aquí allí donde mientras otra
    otro todos todas tengo tienes tiene saludo saludos abrazo abrazos beso besos cariño atentamente cordialmente
    momento idea ideas casa placer gusto conocerte conocerle verdad ánimo ayudar ayuda ayudaste""",
    you="""tú tu tus te ti contigo tuyo tuya tuyos tuyas usted ustedes su sus vosotros vosotras os vuestro vuestra
    vuestros vuestras vos eres estás tienes has quieres puedes sabes vas haces dices vienes necesitas piensas crees
    estabas estuviste fuiste tuviste hiciste dijiste contaste llamaste escribiste mandaste enviaste ayudaste pasaste
    encontraste empezaste terminaste decidiste preguntaste podrías querrías tendrías estarás irás vendrás podrás sigas
    sigues andas vives conoces""",
    i="""yo me mi mis mí conmigo mío mía míos mías soy estoy tengo quiero puedo voy hago digo vengo necesito pienso creo
    espero estaba estuve fui tuve hice dije quería quisiera escribo llamo sigo ando vivo he""",
    invitations="""cuéntame
    cuénteme
    cuéntamelo
    contame
    dime
    dígame
    avísame
    avíseme
    escríbeme
    escríbame
    llámame
    llámeme
    quedamos
    nos vemos
    te apetece
    le apetece
    te animas
    se anima
    vente
    ven a
    pásate
    pásese
    únete
    te invito
    le invito
    estás invitado
    estás invitada
    te vendría bien
    le vendría bien
    cuando te venga bien
    cuando le venga bien
    me encantaría saber
    me gustaría saber
    hazme saber
    hágame saber
    si quieres
    si te parece
    por qué no""",
    stock="""solo quería saludar
    solo quería saludarte
    solo quería saludarle
    solo paso a saludar
    solo pasaba a saludar
    sólo quería saludar
    paso a saludar
    solo para saludar
    para saber cómo estás
    solo quería saber cómo estás
    solo quería saber de ti
    espero que este correo te encuentre bien
    espero que este correo le encuentre bien
    espero que este mensaje te encuentre bien
    espero que este mensaje le encuentre bien
    retomar el contacto
    retomar contacto
    dar seguimiento
    hacer seguimiento
    según mi último correo
    a ver si nos vemos
    a ver si quedamos un día""",
    stock_alone="""un placer conocerte
    un placer conocerle
    un placer conocerlo
    un placer conocerla
    un gusto conocerte
    un gusto conocerle
    un gusto conocerlo
    un gusto conocerla
    encantado de conocerte
    encantada de conocerte
    encantado de conocerle
    encantada de conocerle
    espero que estés bien
    espero que esté bien
    espero que te encuentres bien
    espero que se encuentre bien
    espero que todo vaya bien
    espero que todo bien
    cuánto tiempo sin vernos
    cuánto tiempo sin hablar
    qué tal todo
    cómo estás""",
    closings="saludos saludo abrazo abrazos un una beso besos cariño atentamente cordialmente con gracias hasta tu",
)
