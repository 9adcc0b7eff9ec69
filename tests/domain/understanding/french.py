"""What French notes offer, and how French lines are understood. The people are invented."""

NOTES = """
Ana m'a aidé pour le déménagement -> thank you
Je l'ai aidée pour le déménagement -> nothing
Elle m’a présenté Erik du musée -> thank you
Elle m'a recommandé un bon dentiste -> thank you
Je lui ai recommandé un dentiste -> nothing
Elle ne m'a pas aidé -> nothing
Son frère m'a aidé avec la voiture -> nothing
Il nous a prêté sa camionnette -> thank you
Entretien avec Ana chez Acme -> thank you
Elle a un entretien lundi -> loop
J'ai préparé mon entretien -> nothing
Rencontré Ana à la conférence -> follow up
Fait la connaissance de Ana -> follow up
Déjeuner au port, très agréable -> nothing
Sa mère est morte la semaine dernière -> hard time
Ma mère est morte la semaine dernière -> nothing
Elle a perdu son emploi -> hard time
J'ai perdu mon emploi -> nothing
Il est à l'hôpital -> hard time
Elle travaille à l'hôpital -> nothing
Elle divorce -> hard time
Elle est malade depuis une semaine -> hard time
Elle n'est plus malade -> nothing
Son opération est mardi prochain -> hard time, loop
Son opération s'est bien passée -> nothing
Elle va me rappeler pour l'appartement -> gentle nudge
J'attends sa réponse -> gentle nudge
Elle attend une réponse de la banque -> nothing
wrote: Pourrais-tu m'envoyer les diapos ? -> gentle nudge
wrote: Comment vas-tu ? Le concert était très beau -> nothing
wrote: Je lui ai demandé un contact -> gentle nudge
Elle commence son nouveau travail lundi -> loop
Je commence mon nouveau travail lundi -> nothing
On se voit vendredi -> nothing
Elle se marie le 3 mai -> loop
Examen demain -> loop
Elle déménage à Lisbonne dans trois semaines -> loop
Elle grimpe tous les lundis -> nothing
Longue promenade, bonne discussion -> nothing
Rappeler vendredi -> nothing
On a parlé de son voyage en mai -> loop
Elle traverse une période difficile -> hard time
Elle m'a prêté son vélo -> thank you
Il s'est cassé le bras au ski -> hard time
On a parlé du travail et des vacances -> nothing
Son mariage est le 12 juin -> loop
Elle va demander à son chef et me rappeler -> gentle nudge
Croisé au salon du livre, on a bien ri -> follow up
Il m'a donné de bons conseils -> thank you
Demain j'ai un examen -> nothing
Elle a un examen demain -> loop
wrote: Es-tu libre jeudi ? -> gentle nudge
"""

LINES = """
café avec Ana et Bob hier, elle commence son nouveau travail lundi - demander comment ça s'est passé vendredi prochain
    Ana Moreira, Robert Smith | 2026-11-21 | in person | unknown | follow up 2026-11-27: demander comment ça s'est passé
Ana m'a appelé
    Ana Moreira | 2026-11-22 | call | them
appelé Ana
    Ana Moreira | 2026-11-22 | call | me
déjeuner avec Zoe, rappelle-moi de lui envoyer l'article demain
    Zoë Öztürk | 2026-11-22 | in person | unknown | information 2026-11-23: lui envoyer l'article
croisé Erik au salon vendredi
    Erik Ng | 2026-11-20 | in person | both
mail à Jean-Luc le 3 mai
    Jean-Luc Picard | 2026-05-03 | e-mail | me
visio avec Martin hier à 15h
    Martin Kern/Paul Martin | 2026-11-21 15:00 | video call | unknown
lettre de Rosi
    Dr. Rosa Díaz | 2026-11-22 | letter or card | them
balade avec la sœur de Ana
     | 2026-11-22 | in person | unknown
dîner avec la famille
     | 2026-11-22 | in person | unknown
rendu visite à Ana avant-hier - la rappeler dans trois semaines
    Ana Moreira | 2026-11-20 | in person | me | follow up 2026-12-13: la rappeler
Ana et Bob sont venus dîner
    Ana Moreira, Robert Smith | 2026-11-22 | in person | them
fleurs pour Ana
    Ana Moreira | 2026-11-22 | gift | me
verre avec Ana aujourd'hui
    Ana Moreira | 2026-11-22 | in person | unknown
SMS à Bob
    Robert Smith | 2026-11-22 | message | me
bière avec Bob il y a deux jours - le remercier, lui écrire lundi
    Robert Smith | 2026-11-20 | in person | unknown | loop -: le remercier | follow up 2026-11-23: lui écrire
Erik m'a écrit un mail
    Erik Ng | 2026-11-22 | e-mail | them
vu Ana dimanche
    Ana Moreira | 2026-11-15 | in person | unknown
message de Bob
    Robert Smith | 2026-11-22 | message | them
zoom avec Erik ce matin
    Erik Ng | 2026-11-22 | video call | unknown
"""
