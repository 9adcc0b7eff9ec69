"""What tells, in French notes, of help, interviews, first meetings, hard times and open questions."""

from __future__ import annotations

from followup_desktop.domain.understanding.grammar import Pattern, Signal, TellWords

_SLOTS = {
    "they": r"elle|il|elles|ils|tu|vous|<name>",
    "them": r"elle|lui|eux|elles|toi|vous|<name>",
    "their": r"son|sa|ses|leur|leurs|ton|ta|votre",
    "any": r"(?:[a-z0-9ĸ'-]+\s){0,6}?",
    "few": r"(?:[a-z0-9ĸ'-]+\s){0,3}?",
    "s": r"(?:^|\b(?:<they>|et|qui|aussi)\s)",
    "me": r"m'|me\s|nous\s",
    "kin": r"mere|maman|pere|papa|parents|mari|femme|compagnon|compagne|copain|copine|fils|fille|bebe|frere|s(?:oe|o)ur"
    r"|grand-mere|grand-pere|mamie|papi|tante|oncle|cousine?|neveu|niece|belle-mere|beau-pere|amie?|chien|chienne"
    r"|chatte?",
    "theirkin": r"(?:son|sa|ses|leur)\s(?:<kin>)|(?:la|le)\s(?:<kin>)\sd(?:e\s|')<name>",
    "p": r"(?:^|\b(?:<they>|<theirkin>|qui)\s)",
    "event": r"conference|salon|foire|atelier|mariage|fete|soiree|meetup|congres|sommet|hackathon|reception"
    r"|vernissage|exposition"
    r"|seminaire|festival|barbecue|evenement|colloque|pot|cremaillere|table\sronde|formation"
    r"|anniversaire\sd[e'][\sa-zĸ]+",
    "at": r"(?:a\sla|a\sl'|au|aux|a\sun|a\sune|lors\sdu|lors\sde\sla|lors\sd'un|lors\sd'une|pendant\sla|pendant\sle"
    r"|apres\sla|apres\sle)\s?"
    r"(?:[a-z0-9-]+\s){0,2}?(?:<event>)\b",
    "papers": r"cv|candidature|dossier|portfolio|these|memoire|brouillon|texte|lettre|manuscrit|presentation"
    r"|proposition|devis"
    r"|rapport|facture|contrat|documents|article",
}  # fmt: skip

_HELPED = r"""
<s>(?:<me>)(?:a|ont|avait|avez|as)\s(?:beaucoup\s|bien\s|aussi\s|vraiment\s|deja\s|tellement\s){0,2}(?:aidee?s?
    |recommandee?s?|recommande|presentee?s?|prete|conseillee?s?|conseille|soutenue?s?|appris|accueillie?s?
    |heberge[es]{0,2}|accompagnee?s?|conduite?s?|remplacee?s?|encouragee?s?|offert|emmenee?s?|deposee?s?
    |depannee?s?|coache[es]{0,2}|mise?s?\sen\s(?:contact|relation)|rendu\s(?:un\s)?(?:grand\s|gros\s)?service
    |donne\sun\scoup\sde\smain|consolee?s?|montre\scomment|invitee?s?\sa\s(?:diner|dejeuner)|trouve)\b
<s>(?:<me>)(?:a|ont)\sdonne\s<few>(?:conseils?|idees?|retours?|contacts?|avis|pistes?|soutien|astuces|recommandation)\b
<s>a\s(?:relu|corrige|transmis|lu|fait\spasser|transfere|revu)\smon\s<few>(?:<papers>)\b
<s>a\s(?:garde|arrose|nourri|repare|surveille)\s(?:mon|ma|mes|notre|nos)\b
\bgrace\sa\s(?:<name>|elle|lui|son\saide)\b
\b(?:conseils?|aide|soutien|recommandation)\sd(?:e\s|')(?:<name>|elle)\b
"""

_INTERVIEW = r"""
(?:^|\b(?:j'|et\s))(?:ai\s)?(?:eu|passe)\s(?:un|l'|mon)\s?(?:entretien)\b
^(?:(?:premier|deuxieme|second|dernier)\s)?entretien\s(?:d'embauche\s|telephonique\s)?(?:avec|chez|pour)\b
\b(?:apres|pendant|lors\sde)\s(?:l'|mon\s|un\s)entretien\b
\bmon\sentretien\s(?:s'est|etait|avec|chez|a\s)\b
\bm'a\sfait\spasser\s(?:un|l')\s?entretien\b
"""

_FIRST = r"""
\b(?:fait\s(?:la|sa)\sconnaissance|fait\sconnaissance)\b
\bpour\sla\spremiere\sfois\b
\b(?:premiere\srencontre|premier\srendez-vous|premier\scafe|premiere\sconversation)\b
\bnous\sa\spresentee?s\b
\b(?:ravie?|enchantee?|heureux|heureuse)\sde\s(?:te|vous|la|le)\srencontrer\b
\b(?:j'ai\s|on\sa\s|avons\s|^)rencontre(?:e|s)?\s(?:<name>|<them>)\s(?:grace|via|par)\b
\bon\sm'a\spresentee?\s(?:<name>)\b
"""

_EVENT = r"""
^<at>
\b(?:rencontree?s?|vue?s?|croisee?s?|revue?s?|parle|discute|bavarde|danse
    |fait\sconnaissance)\b(?:\s[a-z0-9ĸ'-]+){0,6}?\s<at>
"""

_HARD_TIME = r"""
<p>(?:est|sont|etait|reste|vient\sd'etre|a\sete|tombee?)\s(?:(?:tres|encore|toujours|gravement|depuis|deux|trois
    |semaines?|actuellement|tombee?|aussi)\s){0,4}(?:malades?|hospitalisee?|a\sl'hopital|deprimee?|au\schomage
    |en\sdeuil|licenciee?|viree?|en\sburn-?out|en\sarret\smaladie|en\sarret|operee?|en\sinstance\sde\sdivorce
    |en\schimio[a-z]*|en\sreanimation|veuve|veuf|en\sdepression)\b
<p>(?:a|ont|avait|a\seu|a\sfait|souffre\sd['e])\s?(?:(?:un|une|le|encore|recemment|grave|gros)\s){0,3}(?:cancer|avc
    |infarctus|crise\scardiaque|fausse\scouche|accident|burn-?out|depression|pneumonie|covid|tumeur|leucemie
    |grippe)\b
<p>(?:vient\sde\s)?(?:a\s|ont\s)?(?:perdu|perdre)\s(?:son|sa|leur)\s(?:emploi|travail|poste|boulot|job|maison|<kin>)\b
\b(?:<theirkin>)\s(?:est|sont|vient\sde|viennent\sde)\s<few>(?:mort|morte|morts|decedee?s?|mourir|deceder
    |partie?)\b(?!\s(?:en|a|au)\b)
<p>(?:se\sfait|doit\sse\sfaire|va\sse\sfaire|s'est\sfait|va\setre|doit\setre|sera)\soperer?e?\b
<p>(?:divorce|divorcent|se\ssepare|se\sseparent|s'est\sseparee?|se\ssont\ssepares|a\srompu|ont\srompu)\b
\b(?:son|sa|leur)\s(?:[a-z]+\s)?(?:divorce|separation|enterrement|operation|chimio[a-z]*|diagnostic|licenciement
    |maladie|fausse\scouche|rupture|deuil)\b
\b(?:traverse|traversent|passe|vit)\s(?:une|un)\s(?:periode|moment|passage|phase|epreuve)\s(?:tres\s
    |assez\s)?(?:difficile|dure|complique[e]?|penible)\b
\bune?\s(?:mauvaise\spasse|dure\sepreuve|periode\s(?:tres\s)?difficile)\b
<p>ne\sva\spas\s(?:tres\s|vraiment\s)?bien\b
<p>va\s(?:tres\s)?mal\b
\bs'est\scassee?\s(?:la|le|un|une)\s(?:jambe|bras|poignet|cheville|hanche|pied|main|epaule)\b
\b(?:mort|deces|enterrement|perte)\sde\s(?:son|sa)\s(?:<kin>)\b
\b(?:son|sa)\s(?:mari|femme|compagnon|compagne|copain|copine)\sl'a\squittee?\b
"""

_ASKED = r"""
\b(?:je\s)?lui\s(?:ai\s)?demandee?\b
^(?:demande|j'ai\sdemande|lui\sai\sdemande)\b
\b(?:je\sleur|je\svous|je\st)\s?'?ai\sdemande\b
\b(?:pourrais-tu|peux-tu|pourriez-vous|pouvez-vous|tu\spourrais|tu\speux|sais-tu|savez-vous|es-tu\slibre
    |serait-il\spossible|est-il\spossible|aurais-tu)\b
"""

_WAITING = r"""
\b(?:<they>)\s(?:va\s|doit\s|vont\s|a\spromis\sde\s)(?:me\s|m'|nous\s|y\s|se\s|en\s)?(?:rappeler|repondre
    |recontacter|reflechir|renseigner|envoyer|demander|confirmer|tenir\sau\scourant|dire|parler\sa\s(?:son|sa)
    |presenter|mettre\sen\scontact|transmettre|voir\savec)\b
\b(?:<they>)\s(?:me|nous)\s(?:rappelle|repondra|recontacte|rappellera|recontactera|enverra|envoie|dira
    |tient\sau\scourant|tiendra\sau\scourant|confirmera)\b
\b(?:<they>)\sm'(?:enverra|envoie|appellera)\b
(?:^|\b(?:j'|nous\s|on\s))(?:attends?|attendons)\s(?:toujours\s|encore\s)?(?:sa|la|une|son|leur
    |de)\s(?:ses\s)?(?:reponse|retour|decision|confirmation|nouvelles|appel|avis|devis)\b
^(?:en\sattente|dans\sl'attente)\sde\b
^(?:toujours\s|encore\s)?pas\sde\s(?:reponse|nouvelles|retour)\b
\bn'a\s(?:toujours\s|encore\s)?pas\s(?:encore\s)?repondu\b
\blui\sai\s(?:envoye|donne|transmis)\s(?:mon|ma|le|la|notre|un|une|les)\s<few>(?:<papers>)\b
^envoye\s(?:mon|ma|le|la|notre)\s<few>(?:<papers>)\b
"""

_LONG_AGO = (
    r"\bil\sy\sa\s(?:[a-z0-9]+\s)?ans\b|\bl'an(?:nee)?\sderniere?\b|\ba\sl'epoque\b|\benfant,?\b|\ben\s(?:19"
    r"|20)\d\d\b|\bautrefois\b"
)

FRENCH_TELLS = TellWords(
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
        Signal.HELPED: Pattern(rf"\b(?:l'ai\sremerciee?|ai\sremercie|merci\s(?:de|pour)|remercier"
        rf"|si\s(?:<they>)\sm)\b|{_LONG_AGO}", _SLOTS),
        Signal.INTERVIEW: Pattern(
            r"\b(?:podcast|journal|magazine|radio|tele|lu|ecoute|article|prepar[a-z]*|entraine[a-z]*|demain"
            r"|prochaine?|annule|reporte|avant)\b",
            _SLOTS,
        ),
        Signal.FIRST_MEETING: Pattern(rf"{_LONG_AGO}|\b(?:demain|prochaine?|va|veut)\b", _SLOTS),
        Signal.EVENT: Pattern(rf"{_LONG_AGO}|\b(?:demain|prochaine?|va|allons|veut|invitee?)\b", _SLOTS),
        Signal.HARD_TIME: Pattern(
            rf"""
            \b(?:si\s(?:elle|il)|au\scas\sou|presque|failli|n'est\splus|plus\smalade)\b
            \b(?:s'est\s(?:tres\s)?bien\spassee?|bien\sdeguerie|guerie?|va\smieux|remise?|retabli[e]?
                |fausse\salerte|benigne?|retrouve\s(?:un|du)\s(?:travail|emploi|boulot))\b
            \b(?:film|roman|serie|livre|podcast|documentaire|piece)\b
            {_LONG_AGO}
            """,
            _SLOTS,
        ),
        Signal.ASKED: Pattern(r"\b(?:a\sdit\s(?:oui|non|que)|a\srepondu|a\saccepte|a\srefuse|m'a\sdit"
        r"|a\sete\sd'accord)\b", _SLOTS),
        Signal.WAITING: Pattern(r"\b(?:a\sdeja\srepondu|si\s(?:elle|il))\b", _SLOTS),
    },
    negations=Pattern(r"\b(?:ne|n'|pas|jamais|sans|personne|ni|aucune?)(?!\sva\spas)"),
    mine=Pattern(r"(?:\b(?:je|nous|mon|ma|mes|notre|nos|on)\b|\bj')", _SLOTS),
    theirs=Pattern(r"\b(?:elle|il|elles|ils|son|sa|ses|leur|leurs|<name>)(?!\w)", _SLOTS),
    to_do=Pattern(
        r"^(?:et\s|puis\s)?(?:demander|rappeler|appeler|envoyer|ecrire|relancer|penser\sa|inviter|acheter"
        r"|prendre\sdes\snouvelles|je\sdois|il\sfaut|ne\spas\soublier|revoir|se\sretrouver|proposer|transmettre"
        r"|lui\s(?:demander|ecrire|envoyer))\b",
    ),
    happenings=Pattern(
        r"""
        \b(?:commence|demarre|demenage|demenagement|quitte|part|voyage|s'envole|vol|vacances|examens?|test
            |resultats?|operation|operer|operee?|entretien|mariage|se\smarie|rendez-vous|rdv|concert|course
            |marathon|court|presentation|presente|soutenance|soutient|diplome|remise|accouche|accouchement|terme
            |bebe|lancement|inauguration|ouvre|ouverture|audience|proces|premier\sjour|dernier\sjour|rentree
            |date\slimite|tournoi|match|representation|premiere|spectacle|scanner|irm|chimio[a-z]*|traitement
            |retraite|exposition|audition|competition|concours|permis|bapteme|enterrement|nouveau\s(?:travail|poste
            |boulot|job)|nouvelle\s(?:ecole|maison)|nouvel\s(?:appartement|emploi)|conference|colloque|these
            |dentiste|medecin|fete\sses|partiels?|bac|stage|conge|reunion\savec\s(?:son|sa|le|la))\b
        """,
        _SLOTS,
    ),
    dangling=Pattern(r"(?:\s(?:est|sont|sera|a\slieu|le|en|et|pour))+$"),
    opening=Pattern(
        r"^(?:(?:et|mais|aussi|parce\sque|que|car|puis)\s|(?:<they>)\s(?:a\sdit|m'a\sdit|dit|raconte"
        r"|m'a\sraconte)\sque?\s|(?:on\sa\s|nous\savons\s|avons\s)?parle\sd(?:e\s|'))+",
        _SLOTS,
    ),
)  # fmt: skip
