import type { Tongue } from './shape.ts';

/** English. Also as the recognisers of the other languages write it in their own letters. */
export const en: Tongue = {
  strong: `the are where what when which how why who whose whom this that these those there here was were been being
    has had does did don't doesn't didn't haven't hasn't isn't aren't wasn't can could would should will won't
    can't cannot couldn't wouldn't shall might must dont doesnt didnt i i'm i've i'd i'll im ive you you're you've
    your yours my mine myself we we're we've our ours they they're them their theirs she his it it's its that's
    thats what's whats where's wheres who's there's let's lets of for from with without about into and but if
    because until till while than then not any some every each other another anyone someone something anything
    nothing more most much many few very also still yet already again ever never always before after between
    under over above below out off whether though through during since upto upon around away back
    want wants wanted need needs get gets got give gave given take took taken tell told say said know knew
    think see saw seen buy bought going goes went come came coming looking does doing done made make makes
    happened happen talking speaking saying getting giving taking having asking waiting keep kept let sold sell
    forgot forget lost understand hear heard heard anymore`,
  fair: `am have may he her us be do's both all too just only on by at as up down an such same well
    even instead would like look find show work works working use used does go put run try start stop stopped
    ago long often soon now later today tomorrow yesterday week month year morning evening people
    thing things stuff way time times day days something money old new good better best big small cheap cheaper cheapest
    expensive available inside outside near next last first another own own nice really maybe perhaps
    eat drink play sleep open close opened closed arrive arrived ship shipped delivered send sent
    इज माय व्हेयर व्हेअर व्हाट व्हॉट व्हॉट्स हाउ कैन यू आई वांट वॉन्ट वॉण्ट कॅन हाऊ
    ইজ মাই হোয়্যার হোয়াট হাউ ক্যান ইউ আই ওয়ান্ট`,
  weak: `is me in a to do or no so as he main say tell ask him one ones please thank kindly`,
  verbs: [],
  content: `able account across action address advice afraid afternoon against agree air allow almost alone along
    amount angry animal answer apple area arm arrange art attack aunt author autumn average baby bad bag ball bank
    bath battery beach bean bear beautiful bed bedroom begin behind believe bell belt bench bend beside between
    bicycle bill bird birthday bit black blanket blood blue board boat body book boot born bottle bottom bowl box
    boy branch bread break breakfast bridge bright bring broken brother brown brush budget build building bus
    business busy butter button cake call camera camp capital card care carry case catch cause chair chance change
    charger charge chart cheese chicken child choice choose circle city class clean clear clever climb clock cloth
    clothes cloud coat coffee cold collar collect college colour comb comfortable common compare complain complete
    computer condition control cook cool copy corner correct cost cotton count country course cover cream cross
    crowd cry cup curtain customer cut damage damaged dance dark daughter dead deal dear decide deep defect
    defective deliver depend describe desk difference different difficult dinner direct dirty discount dish doctor
    door double dozen draw dream dress drive drop dry dust early earth easy edge egg electric empty engine enjoy
    enough enter equal evening event exact example excellent except exercise expect explain extra eye fabric face
    fact fail fair fall family famous farm fast fat father fault favourite fear feature feel female fight fill
    film final fine finger finish fire fish fit fix flat floor flower fly fold food foot force foreign forest
    form forward free fresh friend front fruit full funny furniture game garden gas gate general gentle glass
    glad gold grass great green grey ground group grow guess guest guide habit hair half hand handle happy hard
    hat head health heart heat heavy height hello help high history hold hole holiday home honest hope horse
    hospital hotel hour house husband ice idea image important inch information insurance invoice iron island
    item jacket job join juice jump key kind kitchen knee knife lady lake lamp land language large late laugh law lazy
    lead leaf learn leather leave left leg lend length less lesson letter level library lid lie life light limit
    line lip liquid list listen little live load lock loud love low lunch machine magazine mail maintain male
    manager map mark market marry match material matter meal mean measure meat medicine meet member mention
    message metal method middle milk mind minute mirror miss missing mistake mix model modern moment moon mother
    mountain mouth move music name narrow nation nature neck needle neighbour nephew nest net night noise nose
    note notice offer office oil option orange ordinary original oven owner packet page pain paint pair pan paper
    parcel parent park part party pass past path pattern pay payment pen pencil pepper perfect period person
    picture piece pillow pink place plan plane plant plastic plate pleasant pocket point polite pool poor popular
    position possible pot potato powder power prefer prepare present press pretty price print private prize
    problem process produce promise proper protect provide public pull purchase pure purple purpose push quality
    quarter queen question quick quiet quite radio rain raise range rate reach read ready real reason receipt
    receive recommend red refuse regular remember remove rent repair repeat replace reply report request rest
    result rice rich ride right ring rise river road roof room rope rough round rule safe salad sale salt sand
    save school science scissors score screen sea season seat second secret sell sentence serious serve service
    set several shade shadow shake shape share sharp sheet shelf shine ship shirt shoe shoes shop short shoulder
    shout shower shut side sign silent silk silver similar simple sing single sink sister sit size skill skin
    skirt sky slip slow smart smell smile smooth snow soap sock soft some son song sort sound soup south space
    special spell spend spoon sport spread spring square stage stair stamp stand star station stay steel step
    stick stitch stone store storm story straight strange street stretch strong student study style subject
    sudden sugar suggest suit summer sun supper support sure surprise sweet swim switch system table tail tall
    taste teach team teeth temperature terms test thick thin third thought thread ticket tight tired title toast
    together tomato tool tooth top total touch towel tower town toy trade train transfer transport travel tree
    trip trouble trousers truck true trust turn type ugly umbrella uncle unit useful usual valid value variety
    vegetable version village visit voice wait walk wall warm warranty wash waste watch water weak wear weather
    wedding weight welcome west wet wheel white whole wide wife wild window wine winter wire wish woman wonderful
    wood wool word world worry worse worst write writing wrong yellow young zero tracking shipping running charging
    delivery policy privacy`,
};
