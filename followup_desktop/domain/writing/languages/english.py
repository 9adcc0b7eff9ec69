"""English."""

from __future__ import annotations

from followup_desktop.domain.writing.lexicon import Language, lexicon

ENGLISH = lexicon(
    Language.ENGLISH,
    function_words="""the and to of a in is it you that for on are with as i be at have this was not your from or an by
    we can but what my so if me do will would there they all about when how has been were she he his her our us just
    which who their them than then out up did don't i'm it's had some could should into let am""",
    common_words="""hi hello hey dear thanks thank please sorry good great nice well best better lovely happy glad hope
    hoped hoping think thought thinking know knew want wanted like liked love loved need needed time times day days week
    weeks month months year years today tomorrow yesterday soon later again still already ever never always often
    morning afternoon evening night weekend monday tuesday wednesday thursday friday saturday sunday january february
    march april may june july august september october november december spring summer autumn winter talk talked talking
    speak spoke spoken call called calling meet meeting meetings met write wrote written writing mail email message note
    messages send sent ask asked asking answer answered tell told telling said says say hear heard hearing look looked
    looking see seen saw find found come came coming going gone went goes make made making take took taken give gave
    given getting start starts started work works worked working keep kept thing things something anything everything
    nothing someone anyone everyone people person life long short much many more most less little last next first second
    new old really very quite maybe perhaps also only even every other another back here where while since until after
    before between with without because though around away over under this that these those yours mine being does
    done doing would could should might must shall cannot wishes regards cheers sincerely yours kind warm warmly take
    care touch catch check checking pleasure moment question questions idea ideas home place catching both half full
    offered offer wants needs helped help sure right able left days whole""",
    you="you your yours yourself yourselves u ya",
    i="i me my mine myself",
    invitations="""let me know
    let us know
    tell me
    write me
    write back
    write to me
    call me
    ring me
    give me a call
    give me a ring
    text me
    drop me a line
    shall we
    let's
    would you like
    do you want
    how about
    what about
    why don't we
    join us
    join me
    come along
    come by
    come over
    come and see
    come to
    drop by
    stop by
    you are welcome
    you're welcome to
    you're invited
    you are invited
    fancy a
    any time that suits
    whenever suits you
    when it suits you
    i would love to hear
    i'd love to hear
    love to hear how
    happy to help
    just say
    say the word
    pick a day""",
    stock="""just checking in
    checking in on you
    wanted to check in
    quick check in
    touching base
    touch base
    circling back
    circle back
    just following up
    following up on my last
    following up on my previous
    as per my last
    per my last email
    hope this email finds you well
    hope this e-mail finds you well
    hope this message finds you well
    hope this note finds you well
    hope this finds you well
    bumping this
    pick your brain
    catch up sometime
    catch up some time
    reaching out to see how
    just wanted to say hi
    just saying hi""",
    stock_alone="""pleasure meeting you
    pleasure to meet you
    pleasure to have met you
    nice meeting you
    nice to meet you
    great meeting you
    great to meet you
    good to meet you
    lovely to meet you
    hope you are well
    hope you're well
    hope you are doing well
    hope you're doing well
    hope all is well
    long time no see
    long time no speak
    how are things
    how have you been
    we should catch up""",
    closings="""best regards warmly warmest love cheers sincerely yours kind kindest thanks thank hugs greetings take xx
    x talk see bye""",
)
