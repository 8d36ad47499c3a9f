/**
 * Spellings of 0..99 beside those of words/cardinals.ts, "number word word …"; only those that sound
 * different: what `foldWord` folds needs no entry.
 */
export const numberVariants: Readonly<Record<'hi' | 'bn' | 'mr', string>> = {
  hi: `0 सिफर
    5 पांच 6 छ छे 9 नव 11 ग्यारा 12 बारा 13 तेरा 14 चौदा 15 पंद्रा 16 सोला 17 सत्रा 18 अठारा अठरह
    21 एक्कीस 31 एकतीस 38 अठतीस 39 उनचालीस 41 एकतालीस इकचालीस 42 बियालीस 43 तिरतालीस
    44 चवालीस चौआलीस चौंतालीस 46 छयालीस 48 अठतालीस 49 उनपचास 51 इकावन एक्यावन 53 तिरपन त्रेपन तरेपन
    54 चव्वन चौअन 59 उनसाठ 61 एकसठ 63 तिरसठ तरेसठ त्रेसठ 66 छयासठ छासठ 67 सरसठ सतसठ
    68 अरसठ अठसठ 71 एकहत्तर 73 तेहत्तर 75 पिचहत्तर पिछत्तर पचत्तर पछत्तर 76 छियत्तर छहत्तर
    77 सतत्तर 78 अठत्तर 79 उन्यासी उनअस्सी 81 इकासी एक्यासी 82 बियासी 83 तेरासी 85 पिचासी
    86 छयासी 90 नव्वे 91 इक्यानवे इकानवे इकानबे एक्यानवे 92 बानवे बयानवे 93 तिरानवे तेरानवे 94 चौरानवे
    95 पंचानवे पिचानवे 96 छियानवे छयानवे 97 सत्तानवे 98 अट्ठानवे 99 निन्यानवे निनानवे नन्यानवे`,
  bn: `6 ছ 9 ন 7 সাৎ 8 আঠ 11 এগার 12 বার 13 তের 14 চোদ্দ চোদ্দো চৌদ্দো 15 পনের পনর 16 ষোল 17 সতের 18 আঠার
    20 বিশ 28 আটাশ 29 উনতিরিশ 30 তিরিশ 31 একতিরিশ 32 বত্তিরিশ 33 তেত্তিরিশ 34 চৌতিরিশ
    35 পঁয়তিরিশ 36 ছত্তিরিশ 37 সাঁয়ত্রিশ 38 আটতিরিশ 42 বেয়াল্লিশ 43 তিতাল্লিশ 44 চৌচল্লিশ চুয়ালিশ
    46 ছিচল্লিশ ছেয়াল্লিশ 52 বায়ান্ন 53 তেপ্পান্ন 66 ছিষট্টি 72 বায়াত্তর 73 তেয়াত্তর 76 ছেয়াত্তর
    79 উনাশি 69 উনসত্তুর 70 সত্তুর সোত্তুর 71 একাত্তুর 72 বাহাত্তুর 73 তিয়াত্তুর 74 চুয়াত্তুর 75 পঁচাত্তুর 76 ছিয়াত্তুর
    77 সাতাত্তুর 78 আটাত্তুর 88 আটাশি 89 নবাশি ঊনানব্বই 90 নব্বুই 91 একানব্বুই 92 বিরানব্বুই 93 তিরানব্বুই 94 চুরানব্বুই
    95 পঁচানব্বুই 96 ছিয়ানব্বুই 97 সাতানব্বুই 98 আটানব্বুই 99 নিরানব্বুই`,
  mr: `9 नव नौ 19 एकोनवीस 33 तेहेतीस तेतीस 35 पसतीस 37 सत्तेतीस 38 अडोतीस 44 चौवेचाळीस
    34 चोवतीस 37 सदोतीस 61 एकसष्ठ 62 बासष्ठ 63 त्रेसष्ठ 64 चौसष्ठ 65 पासष्ठ 66 सहासष्ठ 67 सदुसष्ठ 68 अडुसष्ठ अडसष्ठ
    72 बहात्तर 73 त्रेहत्तर 75 पंचाहत्तर 81 एकाऐंशी 82 बाऐंशी 83 त्रेऐंशी 85 पंचाऐंशी 92 बाण्णव 93 त्रेण्णव 95 पंचाण्णव
    46 सेचाळीस शेहचाळीस 66 सहासस्ट 68 अडसष्ट 73 त्र्याहात्तर 74 चौर्‍यात्तर 75 पंच्यात्तर 76 शाहत्तर शहाहत्तर
    77 सत्त्यात्तर 78 अठ्ठ्यात्तर 71 एक्क्याहत्तर एक्यात्तर 72 ब्याहत्तर 79 एकोणाऐंशी 82 ब्यांशी 83 त्र्यांशी
    84 चौऱ्यांशी 81 एक्यांशी 85 पंच्यांशी 86 शहांशी 87 सत्त्यांशी 88 अठ्ठ्यांशी 89 नव्याऐंशी 91 एकाण्णव
    94 चौर्‍याण्णव`,
};

/** Hindi in Latin letters: the spellings that stay apart after folding. */
export const romanisedHindi = `0 shunya sunya shuny 1 ek 2 do 3 teen 4 char 5 panch pach 6 chhah chhe chhai 7 saat 8 aath 9 nau
  10 das dus 11 gyarah gyara 12 barah 13 terah 14 chaudah 15 pandrah pandhrah pundrah 16 solah 17 satrah satarah
  18 atharah athrah 19 unnis 20 bees 21 ikkis ekkis 22 bais 23 teis teyis 24 chaubis chobis 25 pachchis
  26 chhabbis 27 sattais sataees 28 atthais athais athaees 29 untis unattis 30 tees 31 ikattis iktis ektis
  32 battis 33 taintis tentis tetis 34 chauntis chautis 35 paintis pentis 36 chhattis 37 saintis sentis
  38 adtis artis adatis 39 untalis unchalis 40 chalis 41 iktalis ektalis 42 bayalis byalis biyalis
  43 taintalis tentalis tetalis 44 chauvalis chavalis 45 paintalis pentalis 46 chhiyalis chhialis
  47 saintalis sentalis 48 adtalis artalis 49 unchas unanchas 50 pachas 51 ikyavan ikavan 52 bavan
  53 tirpan tirepan trepan 54 chauvan 55 pachpan pachapan 56 chhappan 57 sattavan 58 atthavan athavan
  59 unsath 60 saath 61 iksath eksath 62 basath 63 tirsath tiresath 64 chaunsath chausath 65 painsath pensath
  66 chhiyasath chhasath 67 sadsath sarsath 68 adsath arsath 69 unhattar unahattar 70 sattar
  71 ikhattar ikahattar 72 bahattar 73 tihattar 74 chauhattar 75 pachhattar pachahattar pichhattar
  76 chhihattar 77 sathattar satahattar 78 athhattar athahattar 79 unyasi unasi 80 assi 81 ikyasi
  82 bayasi byasi 83 tirasi 84 chaurasi 85 pachasi 86 chhiyasi 87 sattasi 88 atthasi athasi 89 navasi
  90 nabbe navve 91 ikyanve ikyanave ikyanbe 92 banve banave banbe 93 tiranve tiranave tiranbe
  94 chauranve chauranave chauranbe 95 pachanve panchanve panchanave pachanbe 96 chhiyanve chhiyanave chhiyanbe
  97 sattanve sattanave sattanbe 98 atthanve athanve athanave atthanbe 99 ninyanve ninyanave ninyanbe ninanve`;

/** The digits of Bengali and Marathi in Latin letters; read only in a talk in that language. */
export const romanisedDigits: Readonly<Record<'bn' | 'mr', string>> = {
  bn: '0 shunno shunyo 1 ek 2 dui 3 tin 4 char 5 panch pach 6 choy chhoy 7 shat saat 8 aat 9 noy 10 dosh',
  mr: `0 shunya 1 ek 2 don 3 teen 4 chaar 5 paach 6 saha 7 saat 8 aath 9 nau 10 daha 11 akra 12 bara 13 tera 14 chauda
    15 pandhra 16 sola 17 satra 18 athra 19 ekonis 20 vis wis vees 21 ekvis 22 bavis 23 tevis 24 chovis 25 panchvis 26 savvis
    27 sattavis 28 atthavis 29 ekontis 30 tis 31 ektis 32 battis 33 tehtis 34 chautis 35 pastis 36 chattis 37 sadtis
    38 adtis 39 ekonchalis 40 chalis 41 ekechalis 42 bechalis 43 trechalis 44 chavechalis 45 panchechalis 46 shechalis
    47 sattechalis 48 atthechalis 49 ekonpannas 50 pannas 51 ekkavan 57 sattavan 60 sath 70 sattar 80 ainshi 90 navvad`,
};

/** English numbers in Indian letters, as recognisers write a mixed sentence. */
export const englishLoans = `0 ज़ीरो जिरो জিরো 1 वन ওয়ান 2 टू টু 3 थ्री থ্রি 4 फ़ोर ফোর 5 फ़ाइव फाईव ফাইভ
  6 सिक्स সিক্স 7 सेवन सेव्हन সেভেন 8 एट एट् এইট 9 नाइन नाईन নাইন 10 टेन টেন 11 इलेवन ইলেভেন 12 ट्वेल्व টুয়েলভ
  13 थर्टीन থার্টিন 14 फोर्टीन ফোর্টিন 15 फिफ्टीन ফিফটিন 16 सिक्सटीन সিক্সটিন 17 सेवनटीन सेवेंटीन সেভেনটিন 18 एटीन এইটিন
  19 नाइनटीन নাইনটিন 20 ट्वेंटी ट्वेन्टी টোয়েন্টি টুয়েন্টি 30 थर्टी থার্টি 40 फोर्टी फॉर्टी ফর্টি ফোর্টি 50 फिफ्टी ফিফটি
  60 सिक्सटी সিক্সটি 70 सेवेंटी सेवंटी সেভেন্টি 80 एटी এইটি 90 नाइंटी नाइनटी নাইন্টি নাইনটি`;

/** English words that sound like a digit and that a recogniser may write for it. */
export const digitSoundAlikes: Readonly<Partial<Record<string, string>>> = {
  to: '2',
  too: '2',
  for: '4',
  ate: '8',
  won: '1',
};
