"""French, with tu and vous."""

from __future__ import annotations

from followup_desktop.domain.writing.lexicon import Language, lexicon

FRENCH = lexicon(
    Language.FRENCH,
    function_words="""le la les de des du un une et à est que qui dans en il elle on nous vous je tu pour pas ne sur au
    aux avec ce cette ces son sa ses mon ma mes ton ta tes par plus mais ou où si se j'ai c'est qu'il d'un l'an as ai
    es suis sont était être avoir fait tout comme bien très lui leur notre votre vos te me toi moi quand comment
    quoi sans aussi donc encore déjà""",
    common_words="""bonjour bonsoir salut cher chère merci pardon bon bonne bons bonnes mieux meilleur meilleure grand
    grande heureux heureuse content contente espère espérais pense pensais pensé penser sais savoir veux voulais aime
    aimerais besoin temps fois jour jours journée semaine semaines mois année années ans aujourd demain hier bientôt
    tard toujours jamais souvent matin soir soirée nuit weekend lundi mardi mercredi jeudi vendredi samedi dimanche
    janvier février mars avril mai juin juillet août septembre octobre novembre décembre printemps été automne hiver
    parler parlé parlions parlais parlait appel appeler appelé réunion rencontre rencontrer rencontré voir revoir vu vue
    écrire écris écrit mail courriel message lettre mot question demander demandé demandais réponse répondre dire dit
    raconter raconté raconte entendre regarder trouver trouvé venir vient venu viens aller allé allée vais passe passé
    passer passée faire donner donné prendre pris commencer commencé commence travail travailler chose choses quelque
    rien quelqu gens personne vie long longtemps court beaucoup moins peu dernier dernière prochain prochaine premier
    première nouveau nouvelle nouvelles vieux avant après entre parce maintenant ici depuis pendant jusqu autre autres
    tous toutes toute cela ceci celui vraiment peut petit petite amitiés bises bisous cordialement amicalement
    sincèrement salutations affectueusement plaisir moment idée idées maison connaissance aider aidé aide contact""",
    you="tu te t toi ton ta tes tien tienne tiens tiennes vous votre vos vôtre vôtres",
    i="je j me m moi mon ma mes mien mienne miens miennes",
    invitations="""dis-moi
    dites-moi
    raconte-moi
    racontez-moi
    fais-moi signe
    faites-moi signe
    fais-moi savoir
    faites-moi savoir
    tiens-moi au courant
    tenez-moi au courant
    donne-moi de tes nouvelles
    donnez-moi de vos nouvelles
    appelle-moi
    appelez-moi
    écris-moi
    écrivez-moi
    viens
    venez
    passe à la maison
    passe me voir
    passe nous voir
    passez me voir
    passez nous voir
    ça te dit
    ça te dirait
    ça vous dit
    ça vous dirait
    veux-tu
    voulez-vous
    on se voit
    on s'appelle
    on va
    et si on
    et si nous
    rejoins-nous
    rejoignez-nous
    je t'invite
    je vous invite
    tu es invité
    tu es invitée
    quand tu veux
    quand vous voulez
    j'aimerais savoir
    j'aimerais bien savoir
    hâte de te lire
    hâte de vous lire
    au plaisir de te lire
    au plaisir de vous lire""",
    stock="""juste pour prendre de tes nouvelles
    juste pour prendre de vos nouvelles
    juste prendre de tes nouvelles
    juste prendre de vos nouvelles
    je viens aux nouvelles
    juste un petit coucou
    juste pour dire bonjour
    juste un petit mot pour dire
    je me permets de vous relancer
    je me permets de te relancer
    je me permets de revenir vers
    je reviens vers vous
    je reviens vers toi
    suite à mon dernier mail
    suite à mon précédent
    j'espère que ce message vous trouve
    j'espère que ce message te trouve
    j'espère que ce mail vous trouve
    j'espère que ce courriel vous trouve
    reprendre contact
    il faudrait qu'on se voie
    il faudrait se voir""",
    stock_alone="""ravi d'avoir fait votre connaissance
    ravie d'avoir fait votre connaissance
    ravi d'avoir fait ta connaissance
    ravie d'avoir fait ta connaissance
    ravi de vous avoir rencontré
    ravie de vous avoir rencontré
    ravi de t'avoir rencontré
    ravie de t'avoir rencontré
    enchanté d'avoir fait
    enchantée d'avoir fait
    un plaisir de vous rencontrer
    un plaisir de te rencontrer
    un plaisir de vous avoir rencontré
    heureux d'avoir fait votre connaissance
    heureuse d'avoir fait votre connaissance
    j'espère que tu vas bien
    j'espère que vous allez bien
    j'espère que tout va bien
    ça fait longtemps
    comment vas-tu
    comment allez-vous""",
    closings="""amitiés bises bisous cordialement bien amicalement sincèrement affectueusement je à meilleures
    salutations merci ton ta votre""",
)
