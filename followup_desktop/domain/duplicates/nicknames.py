"""Given names and the short forms people are called by, in English, German, Spanish and French."""

from __future__ import annotations

from collections import defaultdict

from followup_desktop.domain.names import fold

_GROUPS = """
abigail abby gail | albert al bert bertie | alexander alex alec sandy sascha sasha xander lex
alexandra alex sandra sandy sascha sasha alexa lexi | alfred fred freddy alf alfie fredo | andreas andi andy
andres andi | andrew andy drew | anna annie anni anja nan nancy | anthony tony toni | antoine tony toine | anton toni
antonio toni tonio anton | arthur art artie | barbara babs barb barbie babsi bärbel | beatriz bea betty
benjamin ben benny benni benji | bernard bernie ben bernd | bernhard bernd hardy berni | brigitte gitti gitte bri bibi
caroline caro carrie carol lina | catherine cathy cath kate katie kitty cat cate | charles charlie chuck chas carlos
charlotte charlie lotte lottie lotta | christian chris christl krischan | christina chris tina chrissy christl
christine chris tina chrissy christl kiki | christoph chris stoffel | christopher chris kit topher kris
concepcion concha conchita | cornelia conny nelly nele | cornelius cornel neil nelius | daniel dan danny dani
daniela dani dany ela | david dave davy davey | deborah deb debbie debby debra | dolores lola loli | dominic dom nick
dominik dom nik | dorothea dorle dora thea dorli | dorothy dot dottie dolly dora | eduard edi ede eddi
eduardo edu lalo | edward ed eddie ted ned eddy | elisabeth lisa liesl elli sissi else lisbeth betti ella babette
elizabeth liz lizzie beth betty eliza bess libby lisa elsie | emanuel manu mani | emily em emmy millie
enrique quique kike | ernest ernie | eugene gene | ferdinand ferdi nando | fernando nando fer
frances fran franny fanny frankie | francis frank fran frankie | francisca paca paqui fran
francisco paco pancho fran curro kiko francis | franz franzl | franziska franzi fanny sissi
frederick fred freddie freddy rick | friederike rike fritzi | friedrich fritz fred frieder friedl | gabriel gabe gabi
gabriela gabi gaby ela | gabriele gabi gaby | georg schorsch jörg | george georgie jorge | gerald gerry jerry
gerhard gerd gert hardy | gertrud trude gerti traudel | gregor greg | gregory greg gregg | guadalupe lupe lupita
guillaume guigui will | guillermo guille memo | harold harry hal | heinrich heinz heiner hein henner
helena lena leni helen | helene lena leni | henri riton | henry harry hank hal | herbert bert herb bertl
hermann hermi manni | ignacio nacho | ignaz nazi naz | isabel isa bel belle chabela izzy | isabella isa bella izzy
isabelle isa belle | jacob jake jack jay | jacqueline jackie | jakob jockel köbi | james jim jimmy jamie jem
javier javi | jean jeannot | jeffrey jeff | jennifer jen jenny jenni | jeremy jerry jem | jessica jess jessie
jesus chus chuy | joachim achim jochen jo | johann hans hannes jo hansi | johanna hanna hanni jo hanne
johannes hans hannes jo hansi jannes johann | john jack johnny jon | jonathan jon jonny nathan | jose pepe chepe josé
josef sepp jupp beppo pepi jo | josefa pepa fina | joseph joe joey jo | josephine jo josie fifi fine | joshua josh
juan juanito | juana juanita | julia jule julchen jules | julian jul jules | juliana juli | karl karli kalle charly
karoline caro lina karo line | katharina kathi käthe katja kati trine nina kat
katherine kate kathy katie kat kitty kay | kathrin kati trine | kenneth ken kenny | klaus klausi
konrad conny kurt konni | lawrence larry laurie lars | leonard leo len lenny | leonhard leo hardy lenz
leopold leo poldi | leticia leti | lorenz lenz enzo | louis lou louie loulou | louise lou lulu | lucas luke luc
ludwig lutz wiggerl lu | luis lucho | luisa lulu | magdalena lena magda leni madi | manuel manolo manu lolo
manuela manu ela | marcus mark marc | margaret maggie meg peggy marge margie greta daisy madge
margarete grete gretel greta gretchen rita margret | margarita marga rita | marguerite margot
maria mia mitzi marie mimi ria mari maruja | martha marti | martin marty | mathilde tilda hilde thilde
matthew matt matty | matthias matze hias | matthieu mat | maxime max | maximilian max maxi | mercedes merche
michael mike mick mickey micky michi mischa | michel michou | miguel migue | mildred millie | monica moni
monika moni mona | natalie nat | nathan nate nat | nathaniel nate nat nathan | nicholas nick nicky nico
nicolas nico colas | nicole nicki nico nicky | nikolaus klaus niko nick | oliver olli ollie oli
olivia liv livia ollie | olivier oli | patricia pat patty tricia trish patti | patrick pat paddy | paulina pauli
peter pete petey | philip phil pip | philipp phil lipp | philippe phil | rafael rafa | ramon moncho | raymond ray
rebecca becky becca bec | regina gina regi | reinhard reini hardy | renate reni nati | ricardo richi rica
richard rick dick rich ricky richie | robert bob rob bobby robbie bert bobbie robby | roberto beto | roger rog
rolf rudi | ronald ron ronnie ronny | rosa rosi rosita | rosario charo | rosemarie rosi romy | rudolf rudi rolf
samantha sam sammy | samuel sam sammy | sebastian basti seb bastian wastl sebi | sebastien seb bastien | sergio checho
simon si | sophia sophie sofie fifi | stanley stan | stefan steff stef | stefanie steffi steff
stephanie steph steffi stef | stephen steve stevie steph | steven steve stevie | susan sue susie suzy
susanna susi sanna suse | susanne susi sanne sanna suse | suzanne suzy suzette | teresa tere terry tess | theodor theo
theodore ted teddy theo | theresa resi terry tess tessa resl | therese tete resi | thomas tom tommy thom
timothy tim timmy | tobias tobi toby | ulrich uli ulli | ulrike uli ulli rike | ursula uschi ursel ulla
valentin valli | veronika vroni vera nika | vicente chente | victor vic | victoria vicky tori vic | viktoria vicky
vincent vince vin vinnie | virginia ginny | walter walt wally | werner wern | wilhelm willi willy helm will
wilhelmine minna mine | william will bill billy willie liam | wolfgang wolf wolfi | yvonne vonnie | zachary zach zack
"""


def _read() -> list[list[str]]:
    """The groups, folded; the full form is the first of its group."""
    return [[fold(name) for name in group.split()] for group in _GROUPS.replace("\n", "|").split("|") if group.strip()]


def _places(groups: list[list[str]]) -> dict[str, set[int]]:
    """The places of the groups a name stands in."""
    places: defaultdict[str, set[int]] = defaultdict(set)
    for place, group in enumerate(groups):
        for name in group:
            places[name].add(place)
    return dict(places)


def _stand_ins(groups: list[list[str]]) -> dict[str, str]:
    """One name for all that any group ties together, however indirectly."""
    leader = {name: name for group in groups for name in group}

    def first(name: str) -> str:
        while leader[name] != name:
            name = leader[name]
        return name

    for group in groups:
        for name in group:
            leader[first(name)] = first(group[0])
    return {name: first(name) for name in leader}


_READ = _read()
_PLACES = _places(_READ)
_STAND_INS = _stand_ins(_READ)
_FULL = {group[0] for group in _READ}


def stand_in(word: str) -> str:
    """A word that two folded names share at the least where they can be forms of one name; the word itself else."""
    return _STAND_INS.get(word, word)


def are_forms(one: str, other: str) -> bool:
    """Whether two folded names can be forms of one: 'bob' and 'robert', 'bob' and 'rob'."""
    return one != other and not _PLACES.get(one, frozenset()).isdisjoint(_PLACES.get(other, frozenset()))


def is_full_form(word: str) -> bool:
    """Whether a folded name is a whole one that short forms are made of."""
    return word in _FULL
