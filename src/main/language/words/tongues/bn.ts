import type { Tongue } from './shape.ts';

/** Bengali, in its own letters and as it is typed in Latin ones. */
export const bn: Tongue = {
  strong: `আমি আমার আমাকে আমাদের আমরা তুমি তোমার তোমাকে আপনি আপনার আপনাকে আপনাদের আপনারা সে তার তাকে তারা এটা ওটা সেটা
    এই ওই সেই কী কি কে কার কাকে কোন কোনটা কোথায় কবে কখন কেন কেমন কীভাবে কত কতো কতটা আছে আছেন নেই ছিল হবে হলো হল হয়েছে
    হচ্ছে হয় চাই চাইছি লাগবে করুন করো করে করতে করব করবেন দিন দাও দেবেন দেখান দেখাও দেখুন বলুন বলো বলতে জানতে পাব
    পারি পারব পারেন পারবেন আসবে এসেছে আসেনি থেকে জন্য সঙ্গে সাথে কাছে মধ্যে দিয়ে এবং আর কিন্তু তবে তাহলে যদি এখন এখানে
    একটা একটি দুটো খুব ভালো কিছু কেউ সব না হ্যাঁ
    ami amar amake amader amra tumi tomar tomake apni apnar apnake apnader apnara eder kothay kothai kothae
    kobe kokhon kokhono kemon keno konta kongulo koto kotota kotodin kotogulo koita kivabe kibhabe achhe aachhe
    achen achhen nei chilo chhilo chaichi chacchi chaiche lagbe lagche korte korun koro korbo korben korbe korchi
    korchen korche korechi korechen koreche korechilam korlam korar korbar debo deben dite diyechi diyechen dekhan
    dekhun dekhte dekhbo dekhben bolun bolte bolben bolbo balun jante janan janaben holo hobe hoyeche hoyechhe hoyni
    hochhe hocche oita ota sheta seta egulo ogulo ekta ektu ekti duto tinte theke jonno jonne shathe songe kachhe
    kache moddhe modhye gulo guli ebong kintu tahole ekhon ekhono ekhane okhane sekhane ajke aajke kalke porshu
    bhalo valo kichu kichhu keu shob shobai shobcheye sobcheye sobthekey shei sei hyan hya dhonnobad dhonyobad
    nomoskar bhul sothik pabo paben pabe peyechi paini parbo parben paren parbe ashbe asbe asche aschhe ashche
    eseche esheche elo aseni asheni pouchabe pouchhabe pouchhobe pouche pathan pathiyechen pathabe pathaben nebo
    niye nite kinte kinbo khujchi khunjchi dorkar taka dokan juto shari aro arekta abar bhitore beshi notun purono
    boro chhoto sosta shosta dami amio apnio hoyechilo diyeche niyeche geche gechhe gelo jabe jabo jacche jachhe
    jaini thakbe thake thaken ditei korei kisher kiser kisu kothao emon temon jemon jokhon tokhon karon kina taratari aste dhire jore niyom shahajjo sahajjo eka`,
  fair: `ache kore diye hoye chai eta eti ei oi er ke kon hoy jai dao dekhao bolo bole jani kom niche upore kalo
    sada sobuj nil sob shudhu tobe jodi khub ora tara amay tomay apnay bari din chan dekhi kori pai aschi achi
    gechi din'ta kotha bolbo amader aj poriman`,
  weak: `ki ta te ra ar o e na tar kar por ek dui tin char lal dam thik achha accha aaj kal pari bola kora hai din`,
  verbs: [
    {
      stems:
        'কর বল দেখ জান কিন বুঝ শুন থাক রাখ খোল খুঁজ ফেল লিখ ধর চল ফের পৌঁছ ঢুক লাগ আস মিল উঠ বস ভাব পড় ছাড় তোল নাম',
      endings:
        'ুন বেন বে ব বো তে ছি ছেন ছে েছি েছেন েছে েছিলাম েছিলেন েছিল লাম লেন ল লো ি েন ে ো েনি িনি া ার ছিলাম ছিল বেন তাম লে',
    },
    {
      stems: 'দেখা পাঠা বানা চালা পৌঁছা বদলা শোনা বোঝা ফেরা জানা সরা থামা বাড়া কমা যা পা চা খা',
      endings: 'ন ও বেন বে ব বো তে চ্ছি চ্ছেন চ্ছে লাম লেন ল লো ই য় য়নি ননি ইনি নো বেন লে',
    },
    {
      stems: 'পাঠি দেখি বানি চালি পৌঁছি বদলি শুনি বুঝি ফিরি জানি সরি থামি বাড়ি কমি দি নি গি পে খে চে',
      endings: 'য়েছি য়েছেন য়েছে য়েছিলাম য়েছিল য়েনি',
    },
    {
      stems:
        'kor bol dekh jan kin pathi bujh shun sun rakh thak khol phel likh por dhor chol thek ferot fir pherot pouch pathiy dhuk lag ber path khuj khunj jiges jiggesh badl bodl',
      endings:
        'chi chhi cche chhe chen chhen che eche echhe echi echen echhi echhen echilam len lam lo bo ben be te un iyechi iyechen ate abe aben abo aan iye i o lle ar',
    },
  ],
  content: `somoy manush chele meye baba maa bhai bon bondhu shohor gram rasta bajar mondir nodi pahar akash mati
    surjo chand tara megh brishti hawa agun jol gach phul pata phol sobji aloo peyaj doodh doi makhon ruti bhat
    dal lobon chini lonka moshla cha mishti khabar ranna ghor dorja janala deyal chhad mejhe cheyar tebil bichana
    balish kombol ghori chosma jama kapor sona rupo loha kath kagoj boi kolom chithi khobor golpo kobita gaan nach
    khela porashona porikkha proshno uttor shobdo bhasha gola chokh naak kaan mukh daant chul haat pa aangul pet
    pith mon rokto har oshukh oshudh chakri krishok dokandar khorider kenakata daam labh khoti dhar gari rel
    biman jatra sorkar ain bichar chor lorai shanti bhalobasha ghrina anondo dukkho raag bhoy asha shopno ghum
    abohawa gorom thanda borsha sokal dupur bikel rat shoptaho mash bochor shundor kutsit lomba chowra unchu
    gobhir halka bhari druto dhire mishti tok teto taja bashi porishkar nongra shukno bheja kacha paka kothin
    shohoj dorkari bekar bikhyato dhoni gorib buddhiman boka shot mithyabadi shotti chhar ferot ovijog subidha
    tottho onek olpo prothom ditiyo tritiyo shesh pochondo`,
};
