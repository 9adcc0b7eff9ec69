"""What English notes offer, and how English lines are understood. The people are invented."""

NOTES = """
Ana introduced me to Erik from the museum -> thank you
She helped me move the piano -> thank you
I helped her move the piano -> nothing
Helped Ana with her tax return -> nothing
Gave me great advice about the pitch -> thank you
gave me a hard time about the dishes -> nothing
She didn't help me at all -> nothing
Could she help me? Not sure -> nothing
she recommended a good dentist -> thank you
I recommended a dentist to her -> nothing
She recommended that he sees a doctor -> nothing
Her brother helped me with the car -> nothing
lent me his drill -> thank you
I lent him my drill -> nothing
He let me stay at his place for two nights -> thank you
thanked her for introducing me -> nothing
She wrote me a reference for the flat -> thank you
She looked after our cat while we were away -> thank you
She offered to help me with the garden -> nothing
had an interview with her team at Acme -> thank you
She has an interview on Monday -> loop
Her interview went well -> nothing
Phone interview with Ana, second round -> thank you
read an interview with Zadie Smith -> nothing
prepared for my interview together -> nothing
Met Ana for the first time, she works on batteries -> follow up
Met her at the PyCon conference, talked about sqlite -> follow up
Met for lunch at the harbour -> nothing
We talked about the conference last year -> nothing
on a conference call with Ana about budgets -> nothing
nice to meet you -> follow up
Good meeting with Ana about the roof -> nothing
ran into Ana at Tom's birthday party -> follow up
She will speak at the conference in May -> loop
Her mother died last week -> hard time
my mother died last week -> nothing
She lost her job at the bank -> hard time
I lost my job -> nothing
She lost her phone on the train -> nothing
She is sick of her commute -> nothing
She's been ill for two weeks -> hard time
He is in hospital with a broken hip -> hard time
She works in the hospital -> nothing
Getting divorced, moving out soon -> hard time
We watched a film about a divorce, her divorce lawyer friend came -> nothing
Her surgery went well -> nothing
Her surgery is next Tuesday -> hard time, loop
She is no longer ill -> nothing
She was diagnosed with cancer -> hard time
broke up with her after ten years -> hard time
My phone died during the call -> nothing
going through a hard time with the kids -> hard time
She'll get back to me about the flat -> gentle nudge
waiting for her answer -> gentle nudge
She is waiting for a reply from the bank -> nothing
She asked me about the boat -> nothing
wrote: Asked her for an introduction to Erik -> gentle nudge
Asked her how the kids are -> nothing
wrote: I asked and she said yes -> nothing
wrote: Could you send me the slides? -> gentle nudge
wrote: How are you? I loved your concert -> nothing
wrote: Sent her my CV -> gentle nudge
wrote: No answer yet -> gentle nudge
She promised to send me the recipe -> gentle nudge
She starts her new job Monday -> loop
she starts her new job on 7 December, and her exam is on 12/12 -> loop, loop
I start my new job Monday -> nothing
We meet again on Friday -> nothing
Call her on Friday -> nothing
lunch on Friday -> nothing
talked about her move to Lisbon in May -> loop
She ran the marathon last Sunday -> nothing
He told me he gets married on 3 May -> loop
Exam tomorrow! -> loop
Her daughter turns 5 next week -> loop
She goes climbing every Monday -> nothing
long walk, good talk -> nothing
Coffee. She likes the new flat, her garden and the neighbours -> nothing
Lunch with Ana: budgets, hiring, and the summer party -> nothing
Her dog passed away on Sunday -> hard time
his father has had a stroke -> hard time
made redundant in October, looking for work -> hard time
She was laid off. She is also moving in 3 weeks. -> hard time, loop
he passed on my CV to his boss -> thank you
Thanks to Ana we found a flat -> thank you
She invited us to dinner on Saturday -> nothing
He will think about it and let me know -> gentle nudge
the movie was about a woman who lost her job -> nothing
if she is ill again we cancel -> nothing
Ana's wedding is on 12 June 2027 -> loop
Her birthday was on 3 May -> nothing
My flight is on Monday -> nothing
she flies to Oslo tomorrow -> loop
He covered for me at the workshop -> thank you
Told her about my divorce -> nothing
She broke her leg skiing -> hard time
broke the ice with a joke about hospitals -> nothing
I am ill, she brought me soup -> thank you
Ana said she'd check with her manager about the internship -> gentle nudge
We went through the contract; she signs on Thursday -> nothing
caught up about the old days, when she was ill as a child -> nothing
She defends her thesis on 2026-12-15 -> loop
Quick call about the invoice, all sorted -> nothing
His daughter has the measles, so we kept it short -> nothing
She drove me home after the party -> thank you
He's flying to Nairobi on Saturday for a shoot -> loop
Congratulated her on the promotion -> nothing
She baked us a cake for the move -> thank you
They split up in August, he still lives in the flat -> hard time
We both hate Mondays -> nothing
Her book launch is on 3 December at the library -> loop
I'm launching on 3 December -> nothing
Met up with the old crew, Ana brought photos from 2009 -> nothing
Ana offered me a job at her studio! -> thank you
He will check with legal and get back to me -> gentle nudge
Spoke for an hour about the divorce, she's doing better now -> nothing
She wants to run a marathon one day -> nothing
He asked if I could review his CV by Friday -> nothing
I reviewed his CV -> nothing
She reviewed my CV and sent comments -> thank you
First coffee with Ana, we know each other from the choir -> follow up
Saw her at the choir concert -> nothing
Chatted at the book launch, she is an illustrator -> follow up
Her landlord is evicting them, big worries -> nothing
He's between jobs and looking for something part-time -> nothing
wrote: Asked for the address of the plumber -> gentle nudge
wrote: Have you decided about Sunday? -> nothing
wrote: Are you free on Thursday evening? -> gentle nudge
wrote: Just wanted to share the photos from the hike! -> nothing
wrote: I'd love to hear how the exam went -> nothing
wrote: Good luck with the exam tomorrow! -> loop
She has been promoted -> nothing
Exam went well, results come on 15 December -> loop
He hurt his back, can't work for a month -> nothing
She's on sick leave until January -> nothing
he recommended a plumber, good price -> thank you
She never helped me with anything -> nothing
he helped his neighbour with the fence -> nothing
We helped each other with the taxes -> nothing
Their baby was born on Tuesday! -> nothing
The baby is due on 20 December -> loop
Closing of her shop at the end of the year, sad but relieved -> nothing
Her sister got married on Saturday -> nothing
She gets married next summer -> nothing
Skype. He was in a good mood, new flat, new dog. -> nothing
Went to her recital yesterday -> nothing
Funeral of her father on Friday -> hard time, loop
Visited her in hospital -> hard time
He cooked for us, great curry -> thank you
I cooked for them -> nothing
Talked shop at the trade fair in Hanover -> follow up
Had a job interview at Ana's company yesterday -> thank you
She connected me with a recruiter -> thank you
Could not reach her -> nothing
Ana connected the printer -> nothing
She told me about a film where a man loses his job -> nothing
He's still waiting for the results of the biopsy -> nothing
She moves in with Paul on 1 December -> loop
promised to come back to it in spring -> nothing
Long phone call. Her son started school, she is exhausted but happy. -> nothing
Breakfast at the market; he's thinking of buying a boat. -> nothing
Ana put me in touch with her landlord, viewing on Thursday! -> loop, thank you
She proofread my thesis in one night. Amazing. -> thank you
We argued about politics, made up over dessert -> nothing
He has surgery on his knee on 4 December -> hard time, loop
Told me his grandmother passed away in October. -> hard time
Talked about the new office and the parking situation -> nothing
Sat next to her at the charity gala, she runs a bakery -> follow up
I promised to send her the photos -> nothing
She will send me the slides after the weekend -> gentle nudge
Bumped into him at the supermarket -> nothing
They're getting divorced. He moves out at the end of the month. -> hard time
Her team won the tournament! -> nothing
Interview at Northwind went well, Ana was on the panel -> thank you
He is waiting for his visa, hopes to hear next week -> nothing
She paid for dinner again -> thank you
Marathon is in three weeks, training goes well -> loop
I need to call her back on Monday -> nothing
Her car broke down on the way, we laughed a lot -> nothing
Met through Erik at a rooftop party; she collects stamps -> follow up
He taught me how to prune the apple tree -> thank you
I taught him chess -> nothing
Job hunting since September, still nothing, low spirits -> nothing
She was let go last Friday, whole department gone -> hard time
Nothing special, just caught up -> nothing
Her exhibition opens on 12 December at the city gallery -> loop
We're going to the exhibition on 12 December -> nothing
Asked about her kids -> nothing
wrote: Asked whether she could review the budget -> gentle nudge
wrote: Would you have time for a call next week? -> gentle nudge
wrote: Happy birthday! Hope you have a great day -> nothing
wrote: Thank you so much for recommending me to Sofia -> nothing
wrote: Sending you the article about bees we talked about -> nothing
Her dad is in intensive care -> hard time
Works in a hospital now, night shifts -> nothing
She got the flu, cancelled dinner -> hard time
Cancelled because of a cold -> nothing
He recommended the book 'Piranesi' -> thank you
recommended a podcast on sleep -> nothing
My back surgery is on Tuesday, she offered to walk the dog -> nothing
She walked our dog while I was in hospital -> thank you
Twins due in February! -> loop
Off to Japan next month for six weeks -> nothing
She leaves for Japan next month -> loop
We leave for Japan next month -> nothing
Their house burned down. Staying with her sister. -> nothing
He had a small accident with the bike, broken wrist -> hard time
Her grant decision comes in January -> loop
Laughed about the old interview story from 2015 -> nothing
Gave him feedback on his slides -> nothing
He gave me honest feedback on my slides -> thank you
I asked her for a reference, she said she'd think about it -> gentle nudge
She's going through chemo, next round on Wednesday -> hard time, loop
wrote: Still no reply about the flat -> gentle nudge
finally met her in person after two years of e-mails -> follow up
Second meeting about the garden project -> nothing
First meeting with the new tenant, nice chat about pumps -> follow up
He quit his job and is happy about it -> nothing
She says the burnout is behind her and she's fully fit -> nothing
Watched the football match on Sunday, they lost -> nothing
His team plays the final on Sunday -> loop
I play a concert on Sunday, she comes -> nothing
Picked me up from the airport at 5 am! -> thank you
Picked her up from the station -> nothing
He introduced his new girlfriend -> nothing
Discussed the funeral costs for a client project -> nothing
Driving test on Friday, fingers crossed for him -> loop
She let us use her cabin for the weekend -> thank you
She would lend me the tent if needed -> nothing
Her mother isn't ill any more -> nothing
Their cat died -> hard time
Printer died again, he fixed it for us -> nothing
She fixed my bike -> thank you
Talked at the conference dinner about compilers -> follow up
He speaks at a conference in Porto on 3 March -> loop
At the wedding of her cousin on Saturday, lovely evening -> follow up
She is planning her wedding, stressful -> nothing
Wedding is on 14 June -> loop
Her contract ends on 31 December -> nothing
Lunch moved to Thursday -> nothing
She moves to the Berlin office on 1 January -> loop
She moved to Berlin on 1 October -> nothing
Will she get the scholarship? Answer on Friday -> nothing
I'm waiting for her comments on the draft -> gentle nudge
She commented on my draft, very helpful -> thank you
He was not helpful at all -> nothing
Sick kids, so we only talked for five minutes -> nothing
Fired up about the new project -> nothing
He got fired in front of everyone -> hard time
Depressed mood at the office, she says -> nothing
Her husband left her for a colleague -> hard time
The plant she gave me died -> nothing
She sent me flowers when I was ill -> thank you
Ana's father had a heart attack on Monday but is stable -> hard time
I told him about my interview tomorrow -> nothing
Invited us to the housewarming on 5 December -> nothing
Tea. She starts at the library on Tuesday and her brother visits on Sunday -> loop
"""

LINES = """
coffee with Ana and Bob yesterday, she starts her new job Monday - ask how it went next Friday
    Ana Moreira, Robert Smith | 2026-11-21 | in person | unknown | follow up 2026-11-27: ask how it went
Ana called me
    Ana Moreira | 2026-11-22 | call | them
called Ana
    Ana Moreira | 2026-11-22 | call | me
called Ana this morning about the boat, remind me to send her the article tomorrow
    Ana Moreira | 2026-11-22 | call | me | information 2026-11-23: send her the article
lunch with ana and bob
    Ana Moreira, Robert Smith | 2026-11-22 | in person | unknown
lunch with zoe
    Zoë Öztürk | 2026-11-22 | in person | unknown
coffee with Zoe Miller and Ana
    Zoe Miller?, Ana Moreira | 2026-11-22 | in person | unknown
Ran into Erik at the conference on Friday
    Erik Ng | 2026-11-20 | in person | both
e-mailed Jean-Luc on 3 May
    Jean-Luc Picard | 2026-05-03 | e-mail | me
zoom with Martin yesterday at 15:00
    Martin Kern/Paul Martin | 2026-11-21 15:00 | video call | unknown
video call with Ana Moreira - follow up in 3 weeks
    Ana Moreira | 2026-11-22 | video call | unknown | follow up 2026-12-13: follow up
letter from Rosi
    Dr. Rosa Díaz | 2026-11-22 | letter or card | them
sent Bob a birthday card
    Robert Smith | 2026-11-22 | letter or card | me
Ana: lost her job
    Ana Moreira | 2026-11-22 | other | unknown
texted May
    May Lin | 2026-11-22 | message | me
call with Will last Tuesday, he moves to Oslo in May - ask how the move went
    Will Stone | 2026-11-17 | call | unknown | loop -: ask how the move went
remind me to call Ana tomorrow at 15:00
    Ana Moreira | 2026-11-22 | other | unknown | follow up 2026-11-23 15:00: call Ana
ask Bob about the boat on Friday
    Robert Smith | 2026-11-22 | other | unknown | follow up 2026-11-27: ask Bob about the boat
dinner with friends
     | 2026-11-22 | in person | unknown
walked with Ana and I told her about Erik
    Ana Moreira | 2026-11-22 | in person | unknown
Yesterday, coffee with Ana
    Ana Moreira | 2026-11-21 | in person | unknown
met Ana, Bob and Erik for drinks on Saturday
    Ana Moreira, Robert Smith, Erik Ng | 2026-11-21 | in person | unknown
Ana and Bob came over for dinner
    Ana Moreira, Robert Smith | 2026-11-22 | in person | them
got a postcard from Erik
    Erik Ng | 2026-11-22 | letter or card | them
Ana told me about Lisbon
    Ana Moreira | 2026-11-22 | other | unknown
lunch with my boss
     | 2026-11-22 | in person | unknown
coffee with Ana tomorrow
    Ana Moreira | 2026-11-22 | other | unknown | reminder 2026-11-23: coffee with Ana
Ana helped me with my CV
    Ana Moreira | 2026-11-22 | other | unknown
wrote to Bob on LinkedIn 12/11
    Robert Smith | 2026-11-12 | social | me
Coffee with Ana - great talk - she wants to see the museum
    Ana Moreira | 2026-11-22 | in person | unknown
phoned Erik Ng two days ago; follow up next week; thank him
    Erik Ng | 2026-11-20 | call | me | follow up 2026-11-23: follow up | loop -: thank him
gift for Ana
    Ana Moreira | 2026-11-22 | gift | me
hello world
     | 2026-11-22 | other | unknown
with
     | 2026-11-22 | other | unknown
coffee with Bob's sister
     | 2026-11-22 | in person | unknown
coffee with Ana. Ask her how her exam on Thursday went
    Ana Moreira | 2026-11-22 | in person | unknown | loop 2026-11-26: Ask her how her exam on Thursday went
visited Ana at home, don't forget to return the book
    Ana Moreira | 2026-11-22 | in person | me | loop -: return the book
Lunch with Ana at noon, talked about the museum
    Ana Moreira | 2026-11-22 | in person | unknown
brunch with Bob on 2026-11-15
    Robert Smith | 2026-11-15 | in person | unknown
coffee with Erik last week
    Erik Ng | 2026-11-12 | in person | unknown
beer with Bob two days ago - nudge him about the boat in 5 days
    Robert Smith | 2026-11-20 | in person | unknown | gentle nudge 2026-11-27: nudge him about the boat
FaceTime with Ana
    Ana Moreira | 2026-11-22 | video call | unknown
got an email from Jean-Luc, he wants to see the plans - send him the plans on Monday
    Jean-Luc Picard | 2026-11-22 | e-mail | them | information 2026-11-23: send him the plans
whatsapped Bob
    Robert Smith | 2026-11-22 | message | me
Bob invited me for dinner, thank him
    Robert Smith | 2026-11-22 | in person | them | loop -: thank him
postcard to Ana from Lisbon
    Ana Moreira | 2026-11-22 | letter or card | me
called Ana on zoom
    Ana Moreira | 2026-11-22 | video call | me
hike with Ana & Bob + Erik on sunday
    Ana Moreira, Robert Smith, Erik Ng | 2026-11-15 | in person | unknown
Dr. Rosa Díaz visited yesterday evening
    Dr. Rosa Díaz | 2026-11-21 | in person | them
messaged Erik about the exhibition; ask him in two weeks
    Erik Ng | 2026-11-22 | message | me | follow up 2026-12-06: ask him
"""
