"""What tells, in English notes, of help, interviews, first meetings, hard times and open questions."""

from __future__ import annotations

from followup_desktop.domain.understanding.grammar import Pattern, Signal, TellWords

_SLOTS = {
    "they": r"she|he|they|you|<name>",
    "them": r"her|him|them|you|<name>",
    "their": r"her|his|their|your|<name>'s?",
    "adv": r"(?:(?:has|have|had|also|kindly|really|already|even|just|again|gladly|very|generously|once|still"
    r"|so)\s){0,3}",
    "s": r"(?:^|\b(?:<they>|and|but|also|who|then|that)(?:'s|'ve|'d)?\s)<adv>",
    "t": r"\b<they>(?:'s|'ve|'d)?\s<adv>",
    "kin": r"mother|mum|mom|father|dad|parents?|husband|wife|partner|boyfriend|girlfriend|fiancee?|son|daughter|child"
    r"|kids?|baby|brother|sister|twin|grandmother|grandma|granny|nan|grandfather|grandpa|aunt|uncle|cousin|niece|nephew"
    r"|(?:best |close |good |old )?friend|(?:mother|father|sister|brother)-in-law|dog|cat|stepmother|stepfather",
    "theirkin": r"<their> (?:[a-z-]+ )?(?:<kin>)",
    "p": r"(?:^|\b(?:<they>|<theirkin>|who)(?:\s|'s\s|'re\s|'ve\s))",
    "be": r"(?:(?:is|are|was|were|has been|have been|had been|being|got|fell|became|feels?|felt|has|have|been)\s)?",
    "how": r"(?:(?:very|really|quite|still|seriously|badly|so|now|just|recently|currently|also|both|again|terribly"
    r"|suddenly"
    r"|out|unexpectedly|been|in|at|home|a bit|apparently)\s){0,3}",
    "event": r"conference|meet-?up|trade fair|fair|workshop|wedding|party|networking [a-z]+|congress|summit|hackathon"
    r"|reception|vernissage|exhibition|expo|seminar|convention|gala|festival|barbecue|bbq|reunion|symposium"
    r"|open day|career day|housewarming|barcamp|retreat|panel discussion|book launch",
    "at": r"(?:at|during|after|from)\s(?:(?:the|a|an|my|our|<their>|this|that|last|yesterday's|[a-z]+'s)\s)?"
    r"(?:[a-z0-9&'ĸ-]+\s){0,3}?(?:<event>)\b(?!\s(?:call|room|agency|planner|dress|hall|table|plans?|invitation"
    r"|to\sbe))",
    "papers": r"cv|resume|application|portfolio|thesis|draft|text|paper|cover letter|letter|essay|manuscript|pitch"
    r"|slides"
    r"|proposal|report|business plan|code|translation",
}  # fmt: skip

_HELPED = r"""
<s>(?:cooked|baked)\s(?:for\s)?(?:me|us)\b
<s>(?:helped|supported|advised|coached|mentored|introduced|connected|referred|recommended|taught|lent|loaned|drove
    |hosted|covered for|stood in for|vouched for|encouraged|tutored|guided|rescued|saved|comforted|picked|cheered
    |bailed|backed|hid|put)\s(?:me|us)\b
<s>gave\s(?:me|us)\s(?!a\s(?:hard|tough|rough))(?:(?:a|an|the|some|her|his|their|such|lots of|very|really|good
    |great|useful|honest|valuable|helpful|kind|lovely|[a-z]+)\s){0,3}?(?:advice|tips?|feedback|lift|ride|hand|time
    |reference|referral|contacts?|introduction|present|gift|flowers|books?|help|support|hints?|ideas?
    |recommendations?|tickets?|keys?|courage|discount|pointers?)\b
<s>(?:sent|forwarded|passed|got|found)\s(?:me|us)\s(?:(?:a|an|the|some|her|his|their|very
    |[a-z]+)\s){0,3}?(?:contacts?|article|link|book|reference|notes|recipe|introduction|referral|job|flat|apartment
    |tickets?|flowers|gift|present|parcel|recommendation|template)\b
<s>offered\s(?:me|us)\s(?:a|an|some|her|his|their)?\s?(?:[a-z]+\s)?(?:job|room|place|help|couch|work|spot|bed
    |internship|contract)\b
<s>(?:brought|cooked|baked|made)\s(?:me|us|for us|for me)\s(?:a\s|some\s|the\s|dinner|lunch|soup|cake|food|flowers
    |bread)
<s>(?:showed)\s(?:me|us)\s(?:around|how|the ropes|the city)\b
<s>let\s(?:me|us)\s(?:stay|borrow|use|crash|have)\b
<s>(?:did|done)\s(?:me|us)\sa\s(?:[a-z]+\s)?favou?r\b
<s>treated\s(?:me|us)\sto\s(?:dinner|lunch|coffee|a\s|the\s)
<s>had\s(?:me|us)\sover\b
<s>(?:paid)\sfor\s(?:dinner|lunch|coffee|everything|me|us|my|our|the)\b
<t>helped\s(?:out|with\s(?:my|our|the|a)|(?:to\s)?(?:move|fix|carry|find|set|paint|organi[sz]e|prepare|pack))\b
<t>recommended\s(?!against|not|that\s(?:she|he|they))[a-z]
<t>(?:wrote|provided|gave)\s(?:me\s)?(?:a|an|the|my)\s(?:[a-z]+\s){0,2}?(?:reference|recommendation|referral
    |testimonial|endorsement)\b
<t>(?:passed|forwarded|handed|gave|sent|showed)\s(?:on\s)?my\s(?:<papers>|details|name|number)\b
<t>(?:reviewed|proofread|read|checked|corrected|looked over|looked at|commented on|edited
    |went through)\smy\s(?:[a-z]+\s)?(?:<papers>)\b
<t>(?:looked after|took care of|watched|fed|watered|babysat|walked|repaired|fixed)\s(?:my|our)\b
<t>(?:put in|said)\sa\sgood\sword\b
<t>made\s(?:an|the|that)\sintro(?:duction)?s?\b
<t>(?:was|were|is|are)\s<adv>(?:incredibly\s|extremely\s|super\s)?(?:helpful|supportive|a\s(?:great|big|huge|real
    |tremendous)\s(?:help|support))\b
\bthanks\sto\s(?:<them>)\b
\b(?:advice|help|feedback|tips|support|referral|introduction|lift|ride|present|gift)\sfrom\s(?:<them>)\b
\bwas\s(?:helped|introduced|recommended|driven)\s(?:[a-z]+\s){0,4}?by\s(?:<them>)\b
"""

_INTERVIEW = r"""
(?:^|\bi\s(?:just\s)?|\bwe\s(?:just\s)?|\band\s)had\s(?:an?|my|the|our)(?:\s[a-z-]+){0,2}\sinterview\b
\b(?:after|at|in|during|from|for)\s(?:the|my|our)\s(?:[a-z-]+\s){0,2}?interview\b
^(?!(?:<their>)\b)(?:[a-z-]+\s){0,3}?interview\s(?:with|at|for|by)\b
^(?:(?:first|second|third|final|job|phone|on-site|onsite|video)\s){1,2}(?:round\s)?interview\b
\binterviewed\sme\b
(?:^|\bi\s(?:was\s|have\s)?)interviewed\s(?:with|at|by|<them>)\b
\binformational\sinterview\b
\bmy\s(?:[a-z-]+\s){0,2}?interview\s(?:went|was|with|at|is\sover)\b
"""

_FIRST = r"""
\bfirst\smet\b
\bmet\s(?:(?:<them>|each\sother|up)\s)?(?:in\sperson\s)?for\sthe\sfirst\stime\b
\bfirst\s(?:time\s(?:we|i)\s(?:met|talked|spoke|saw)|meeting\swith|conversation\swith|chat\swith|date\swith
    |coffee\swith)\b
\b(?:nice|great|good|lovely|pleasure|happy|glad|wonderful)\s(?:to\s(?:have\s)?(?:meet|met)|meeting)\s(?:<them>)\b
\bfinally\smet\s(?:<them>)\b
\b(?:was|were|got|been)\sintroduced\sto\s(?:<them>)\b
^introduced\sto\s(?:<them>)\b
\bintroduced\sus\b
\b(?:got\sto\sknow|made\sthe\sacquaintance\sof)\s(?:<them>|each\sother)\b
\bmet\s(?:<them>)\s(?:through|via|thanks\sto)\b
"""

_EVENT = r"""
^(?:we\s)?(?:both\s)?(?:were\s)?<at>
\b(?:met|saw|ran\sinto|bumped\sinto|talked|talking|spoke|chat|chatted|sat|caught\sup|conversation|introduced
    |connected|danced|drinks|coffee|spent)\b(?:\s[a-z'ĸ-]+){0,6}?\s<at>
"""

_HARD_TIME = r"""
<p><be><how>(?:ill|sick(?!\s(?:of|and\stired))|unwell|depressed|burn(?:ed|t)\sout|grieving|heartbroken|laid\soff
    |fired|made\sredundant|let\sgo|unemployed|out\sof\swork|diagnosed\swith|divorced|getting\sdivorced
    |getting\sa\sdivorce|divorcing|dying|in\smourning|homeless|bereaved|widowed|evicted|hospitali[sz]ed
    |overwhelmed\sand)\b(?=$|\s(?:for|since|with|again|by|after|last|at|in|and|because|yesterday|today|this|so|but|from|on
    |too|now|recently|to)\b)
<p><be><how>(?:having|going\sthrough|had|has|have)\s(?:such\s)?(?:a|some)\s(?:very\s|really\s|pretty\s
    |quite\s)?(?:hard|tough|rough|difficult|dark|bad|painful)\s(?:time|times|patch|phase|year|months?|weeks?|days?
    |period|stretch|spell)\b(?!\s[a-z]+ing\b)
\bgoing\sthrough\s(?:a\slot|a\sdivorce|a\sseparation|a\sbreak-?up|chemo[a-z]*|treatment|hell
    |(?:such\s)?a\s(?:very\s)?(?:hard|tough|rough|difficult|bad)\s(?:time|patch))\b
<p>(?:has\shad|have\shad|has|had|have|got|suffered|suffers\sfrom|is\srecovering\sfrom|recovering\sfrom
    |was\sdiagnosed\swith|died\sof|fighting|is\sfighting)\s(?:(?:a|an|another|breast|lung|skin|a\sserious|a\ssevere
    |a\sbad|small|the|long|severe|mild|terminal|stomach)\s){0,2}(?:cancer|leukemia|leukaemia|stroke|heart\sattack|miscarriage
    |accident|breakdown|burn-?out|depression|covid|pneumonia|flu|tumou?r|concussion|slipped\sdisc)\b
<p>(?:needs?|is\shaving|are\shaving|is\sgoing\sto\shave|will\shave|has\sto\shave|faces|is\sfacing|underwent
    |is\sundergoing|recovering\sfrom|is\srecovering\sfrom|awaits|had|has|just\shad|gets|is\sgetting)\s(?:(?:a|an
    |her|his|their|another|major|knee|hip|heart|back|eye|brain|shoulder|foot|emergency|the)\s){0,2}(?:surgery
    |operation|chemo[a-z]*|radiotherapy|transplant|bypass|biopsy)\b
\b<theirkin>\s(?:has\s|have\s|had\s|is\s|just\s|recently\s|suddenly\s|unexpectedly\s|sadly\s)*(?:died|passed\saway
    |dying|hospitali[sz]ed)\b
(?:^|\b(?:<they>)(?:'s|'ve)?\s)(?:has\s|have\s|had\s|just\s|recently\s|suddenly\s
    |also\s)*lost\s(?:<their>)\s(?:[a-z]+\s)?(?:job|home|house|flat|sight|hearing|licen[cs]e|<kin>)\b
\b(?:<they>)\s(?:has\s|just\s|recently\s)*lost\s(?:a|an)\s(?:[a-z]+\s)?(?:<kin>)\b
\b<their>\s(?:(?!my\b|our\b|about\b|the\b)(?:[a-z]+|<kin>'s)\s){0,2}?(?:divorce|separation|miscarriage|funeral
    |diagnosis|chemo[a-z]*|surgery|operation|layoff|bereavement|burn-?out|stroke|heart\sattack|illness|cancer
    |depression|accident|break-?up)\b
\b(?:death|loss|funeral|illness)\sof\s(?:<theirkin>)\b
\b(?:broke\sup|split\sup|separated|is\sseparating|broken\sup)\swith\s(?:<them>)\b
<p>(?:has\s|have\s|had\s|just\s|recently\s|is\s|are\s)*(?:split\sup|separated|broke\sup|broken\sup|separating
    |breaking\sup|splitting\sup)\b
\b(?:<they>)\sand\s(?:<their>)\s(?:<kin>)\s(?:have\s|are\s|just\s|recently\s)*(?:split\sup|separated|broke\sup
    |broken\sup|separating|divorced|divorcing|getting\sdivorced|getting\sa\sdivorce)\b
\b<their>\s(?:husband|wife|partner|boyfriend|girlfriend)\s(?:has\s|just\s)*left\s(?:<them>)\b
(?:^|\b(?:<they>|<theirkin>)(?:'s)?\s)(?:is\s|was\s|are\s|still\s|back\s|now\s|lies\s|lying\s|has\sbeen\s
    |admitted\s|taken\s|rushed\s)+(?:in|to)\s(?:the\s)?(?:hospital|intensive\scare|rehab|a\sclinic|hospice)\b
\bvisited\s(?:<them>)\sin\s(?:the\s)?(?:hospital|hospice|rehab)\b
(?:^|\b(?:<they>)\s)(?:has\s|have\s|just\s|recently\s)*(?:broke|broken)\s(?:<their>)\s(?:leg|arm|wrist|ankle|hip
    |foot|hand|collarbone|shoulder|back)\b
\bworried\ssick\b
"""

_ASKED = r"""
(?:^|\bi\s(?:have\s|had\s|also\s|just\s)*|\band\s)asked\s(?:<them>|if|whether|for|about\s(?:a|an|the|getting
    |having)|to)\b
(?:^|\bi\s(?:have\s|also\s|just\s)*)(?:requested|enquired|inquired|applied)\b
\b(?:could|can|would|might)\syou\b
\b(?:may|could|can)\si\s(?:ask|borrow|come|use|have|send|count)\b
\bdo\syou\s(?:know|have|happen|think\syou|still\shave)\b
\bare\syou\s(?:free|available|able|coming|joining|up\sfor)\b
\bwould\sit\sbe\s(?:possible|ok|okay)\b
\bis\sit\spossible\b
\bwhen\s(?:can|could|would|are)\s(?:you|we)\b
\bany\schance\b
"""

_WAITING = r"""
\b(?:<they>)(?:'ll\s|'d\s|(?:'s)?\s(?:will|would|is\sgoing\sto|are\sgoing\sto|wants?\sto|promised\sto|promised|has\sto
    |have\sto|needs?\sto|going\sto|said\s(?:she|he|they)(?:'d|'ll|\swould|\swill)|still\shas\sto
    |agreed\sto)\s)(?:first\s|also\s|then\s)?(?:get\sback|let\s(?:me|us)\sknow|think\s(?:about\sit|it\sover)
    |come\sback\sto\s(?:me|us)|check(?!\s(?:out|in))|ask\s(?:around|her|his|their|the|if|whether)|find\sout
    |look\sinto|send\s(?:me|us)|call\s(?:me|us)?\s?back|reply|respond|forward\s(?:me|it|my)|introduce\s(?:me|us)
    |confirm|put\s(?:me|us)\sin\stouch|connect\s(?:me|us)|talk\sto\s(?:her|his|their|the)\s(?:boss|manager|team
    |partner|colleagues?|husband|wife))\b
^(?:still\s)?(?:waiting|awaiting|await)\s(?:for\s|on\s)?(?:(?:<their>|an|a|the|some)\s)?(?:[a-z]+\s)?(?:answer
    |reply|response|feedback|decision|word|news|confirmation|go-ahead|quote|offer|documents?|call|e-?mail|comments
    |contract)\b
\b(?:i|we)(?:'m|'re|\sam|\sare|\swas)?\s(?:still\s|now\s)?(?:waiting|awaiting|await)\s(?:for|on|to\shear|<their>|an
    |a|the)\b
^(?:still\s|but\s)?no\s(?:answer|reply|response)\b
\b(?:<they>)\s(?:has|have)(?:n't|\snot)\s(?:yet\s)?(?:answered|replied|responded|got(?:ten)?\sback)\b
(?:^|\bi\s(?:have\s|also\s|just\s)*|\band\s)(?:sent|e-?mailed|handed|gave|submitted)\s(?:<them>)\s(?:my|our|the
    |a)\s(?:[a-z]+\s)?(?:<papers>|offer|quote|invoice|contract|estimate|agreement|form)\b
\b(?:i|we)\s(?:await|look\sforward\sto)\s(?:<their>)\s(?:answer|reply|response|feedback|decision)\b
\blooking\sforward\sto\s(?:<their>)\s(?:answer|reply|response|feedback)\b
"""

_STORY = r"\b(?:film|movie|novel|series|podcast|documentary|episode|play|sitcom)\b"
_LONG_AGO = (
    r"\byears?\sago\b|\blast\syear\b|\bback\sthen\b|\bas\sa\schild\b|\bin\s(?:19|20)\d\d\b|\bused\sto\b"
    r"|\bwhen\s(?:she|he|they)\swas"
    r"|\bwere\skids\b|\bdecades?\b"
)

ENGLISH_TELLS = TellWords(
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
        Signal.HELPED: Pattern(
            rf"""
            \b(?:thanked|thank\syou\sfor|thanks\sfor|said\sthank|thank-you)\b
            \bif\s(?:<they>)\b
            \b(?:wish|hoped|hoping)\b
            {_LONG_AGO}
            """,
            _SLOTS,
        ),
        Signal.INTERVIEW: Pattern(
            r"""
            \b(?:podcast|newspaper|magazine|radio|tv|television|watched|read|heard|listened|published|article|youtube)\b
            \b(?:prepar[a-z]*|practi[cs][a-z]*|rehears[a-z]*|upcoming|tomorrow|next|will|mock|before|cancelled
                |canceled|postponed)\b
            \bjob\sinterview\stips\b
            """,
            _SLOTS,
        ),
        Signal.FIRST_MEETING: Pattern(rf"{_LONG_AGO}|\b(?:will|would|tomorrow|next)\b", _SLOTS),
        Signal.EVENT: Pattern(
            rf"""
            {_LONG_AGO}
            \b(?:will|would|going\sto|'ll|upcoming|tomorrow|planning|wants?\sto|remember(?:ed)?|next\s(?:week|month
                |year|time))\b
            """,
            _SLOTS,
        ),
        Signal.HARD_TIME: Pattern(
            rf"""
            \b(?:if|whether|unless|afraid|in\scase|could\sget|no\slonger|almost|nearly|pretends?|pretended)\b
            \b(?:went\s(?:very\s|really\s|so\s)?well|recovered|all\sclear|false\salarm|better\snow
                |feels?\s(?:much\s)?better|healthy\sagain|back\son\s(?:<their>)\sfeet|fully\sfit|found\sa\snew\sjob
                |cured|benign|well\sagain|over\sit)\b
            {_STORY}
            {_LONG_AGO}
            """,
            _SLOTS,
        ),
        Signal.ASKED: Pattern(
            r"""
            \b(?:said\s(?:yes|no)|agreed|answered|replied|declined|refused|accepted|told\sme|she\ssaid|he\ssaid
                |they\ssaid|turned\s(?:me|us)\sdown)\b
            """,
            _SLOTS,
        ),
        Signal.WAITING: Pattern(
            r"""
            \b(?:already\s(?:got|has|sent|answered|replied)|came\sback\sto\sme|has\sanswered|no\sneed)\b
            \bif\s(?:<they>)\b
            """,
            _SLOTS,
        ),
    },
    negations=Pattern(r"\b(?:not|never|no|without|nobody|hardly|neither|nor|isn't|wasn't|aren't|don't|doesn't|didn't"
    r"|hasn't|haven't|won't|can't|couldn't)\b(?!\sonly)"),
    mine=Pattern(r"\b(?:i|i'm|i'll|i'd|i've|we|we'll|we're|we've|we'd|let's|my|our|mine|ours)(?!\w)", _SLOTS),
    theirs=Pattern(r"\b(?:she|he|they|her|his|their|<name>)(?:'s|'ll|'re|'d|'ve)?(?!\w)", _SLOTS),
    to_do=Pattern(
        r"^(?:and\s|then\s|please\s)?(?:ask|call|send|write|remind|meet|check|follow|text|e-?mail|book|buy|get|bring"
        r"|invite|tell|see|pick|reply|answer|let|need\sto|must|should|have\sto|will|plan|todo|to\sdo|reminder"
        r"|don't|do)\b",
    ),
    happenings=Pattern(
        r"""
        \b(?:starts?|starting|begins?|beginning|moves?|moving|leaves|leaving|travels?|travell?ing|flies|flying
            |flight|trip|exams?|tests?|results?|surgery|operation|interview|wedding|marries|getting\smarried
            |gets\smarried|appointment|concert|race|marathon|triathlon|presentation|presents|presenting|defen[cs]e
            |defends|defending|viva|graduation|graduates|graduating|due|launch|launches|launching|opening|opens
            |hearing|trial|court|first\sday|last\sday|deadline|tournament|match|game|recital|performance|performs
            |premiere|scan|chemo|treatment|vacation|holidays?|retires?|retiring|retirement|exhibition|audition
            |competition|competes|competing|turns|thesis|check-?up|therapy|meeting\swith\s(?:the|<their>)|speech
            |talk|gig|final|finals|next\sround|show|play|runs\s(?:the|a|<their>)|hosts|sings|decision|negotiations?|scholarship|election
            |funeral|moving\sday|new\sjob|new\sschool|new\sflat|new\srole|inspection|closing|viewing|date\swith
            |baby|dentist|doctor'?s?|specialist|mri|christening|baptism|housewarming|conference|visa|citizenship
            |school\sstarts|back\sfrom|parental\sleave|maternity\sleave|sabbatical|probation|tryouts?|camp|exchange
            |semester)\b
        """,
        _SLOTS,
    ),
    dangling=Pattern(r"(?:\s(?:is\sdue|is\sscheduled|is\splanned|takes\splace|is|are|will\sbe|on|in|at|by|for|and|from))+$"),
    opening=Pattern(
        r"^(?:(?:and|but|so|also|because|that|then|as|since|while|though|well|ok|apparently|btw|by\sthe\sway)\s"
        r"|(?:<they>)\s(?:said|told\s(?:me|us)|mentioned|says|thinks|hopes)\s(?:that\s)?|(?:we\s|i\s)?(?:talked"
        r"|spoke|chatted|heard)\sabout\s|told\s(?:me|us)\s(?:that\s|about\s)?|mentioned\s(?:that\s)?"
        r"|said\s(?:that\s)?)+",
        _SLOTS,
    ),
)  # fmt: skip
