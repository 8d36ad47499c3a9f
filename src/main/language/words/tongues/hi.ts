import type { Tongue } from './shape.ts';

/** Hindi, in Devanagari and as it is typed in Latin letters. */
export const hi: Tongue = {
  strong: `है हैं हूं हुआ हुई हुए रहा रहे रही गया गई गए गयी गये मैं मैंने मेरा मेरे मेरी मुझे मुझको मुझसे हमारा हमारे हमारी
    हमें हमको हमने आपका आपके आपकी आपको आपने आपसे तुम तुम्हारा तुम्हारे तुम्हारी तुम्हें तुमको तुमने तेरे तेरी वह इसका इसके इसकी
    इसे इसको इसमें इससे इसने उसका उसके उसकी उसे उसको उसमें उससे उसने उनका उनके उनकी उनको उन्हें इनका इनके इनकी इन्हें
    किसका किसके किसकी किसको किसने किसे किसी जिसका जिसे जिसमें जिस कौन कौनसा कौनसी क्या क्यों क्यूं क्योंकि कहां किधर इधर उधर
    यहां वहां कैसे कैसा कैसी कितना कितने कितनी में और नहीं कुछ कोई सबसे सभी बहुत ज्यादा थोडा थोडी लेकिन मगर
    अगर अभी कभी वाला वाली वाले लिए तरफ बारे चाहिए चाहिये चाहता चाहती चाहते सकता सकती सकते होगा होगी होंगे होना होने
    होता होती करना करने करनी करें करूं करूंगा किया कीजिए कीजिये कीजिएगा करिए करिये दीजिए दीजिये दीजिएगा दिया दिए देना देने
    लीजिए लिया लेना लेने जाना जाने जाए जाएगा जाएगी जाएंगे आना आने आया आई आए आएगा आएगी अच्छा अच्छी अच्छे बिल्कुल जरूर शायद
    मतलब अपना अपने अपनी खुद बाद पहले पहला पहली दूसरा दूसरी दूसरे तीसरा तीसरी चौथा दोनों तीनों अब तब जब तभी सिर्फ केवल
    इतना इतने उतना ऐसा ऐसे ऐसी वैसे जैसे जैसा शुक्रिया दोबारा दुबारा मदद जल्दी धीरे वही यही रोज भूल चुप जरूरत मुश्किल परेशान वक्त पूरा पास साथ अंदर बाहर ऊपर नीचे बीच आगे पीछे
    mera mere meri mujhe mujhko mujhse muje mujh maine hamara hamare hamari humara humare humari hume humein
    hamein humko hamne humne aapka aapke aapki apka apke apki aap aapko apko aapne aapse tumhara tumhare tumhari
    tumhe tumhein tumko tumne tere teri uska uske uski iska iske iski usko isko ise use usse isse usne isne isme
    ismein usmein unka unke unki unko inka inke inki inko kiska kiske kiski kisko kisne kisi jiska jise jisme
    kya kyun kyu kyon kyunki kaun kaunsa kaunsi kahan kaha kidhar idhar udhar yahan yaha wahan waha kabhi kaise
    kaisa kaisi kitna kitne kitni hai hain hoon hoga hogi honge hona hone hota hua hui hue raha rahe rahi gaya
    gayi gaye nahin koi kuch kuchh kuch sabse sabhi bahut bohot bahot bhot zyada jyada thodi thode aur phir lekin
    magar agar isliye wala wali wale vala vali vale waala waali abhi liye saath bhi kijiye kijie kariye karie
    karke kardo kardijiye dijiye dijie dedo dena dene deni diya lelo lena lene leni liya lijiye chahiye chahie
    chaiye chahta chahti chahte milega milegi milenge sakta sakte sakti jana jaana jaiye jayega jaega aana aaya
    aayi aaye ayega aayega aayegi aaega batao bataiye batana dikhao dikhaiye dikhaye dikhana haanji hanji accha
    acha achha achhi acchi sahi galat bilkul zaroor zarur jarur pata matlab paise apna apne apni khud baad pehle
    pahle pehla pehli dusra dusri doosra doosri dusre teesra dono donon ab jab tab sirf itna itni aisa aise
    waise jaise shukriya dobara dubara bhool bhul madad dhanyawad jaldi dheere dhire zarurat jarurat mushkil
    pareshan waqt roz wahi vahi yahi poora chup bas arey kripya sirf paas andar bahar upar neeche niche beech aage peeche baje mehnga mehngi hafte saman saamaan`,
  fair: `दो था थी थे हम आप वो यह इस उस इन उन किस कब से को के फिर भी तक मत सब हां जी ये पर ने हाथ दें कल परसों
    लोग लोगों बात काम दाम पैसे पैसा सामान चीज चीजें कपडे जूते लाल नीला नीली काला काली सफेद हरा रंग बडा बडी छोटा छोटी
    सस्ता सस्ती सस्ते महंगा महंगी नया नई पुराना घर दुकान बच्चों लडका लडकी भाई बहन समय सुबह शाम रात
    mein ko ke se hun tha thi kab tak toh phir fir woh yeh ye wo karo karna karne karni karenge karega karunga
    karwana karwa dikha bata chalega chalta chalo bolo suno dekho jao aao lao rakho haan haa aaj parso baat naya nayi
    purana purani sasta sasti saste bada badi chhota chhoti laal neela neeli kaala kaali safed ladka ladki bhai
    behen subah shaam raat dukaan kapde joote jute ghar daam kaam thoda log chij cheez cheezein`,
  weak: `the kimat kimmat keemat कीमत आवाज का की तो ही या न ना कर दी लो ले दे तेरा दिन साल आज आता आते आती होते एक ठीक
    ka ki ne par pe hi hu mat main de di do lo le li ji nahi nai thik theek ek tera han ho kar sab din kal hum
    saal kam koi`,
  verbs: [
    {
      stems:
        'ठहर कर देख बोल सुन रख भेज मिल चल रुक रोक बदल खोल पूछ समझ बैठ उठ निकल निकाल पहुंच पकड छोड हट पढ लिख सोच खरीद बेच ढूंढ भूल धो तोड जोड भर मंगव करव दिखल लग बन कह रह ले',
      endings: 'ना ने नी ता ते ती ो ें ेगा ेगी ेंगे ेंगी ूंगा ूंगी ूं कर के िए िये िएगा िएगी कर पाया कर पाई ी े',
    },
    {
      stems:
        'दिखा बता आ जा ला खा लगा हटा बना सुना चला मंगा मंगवा करवा रुकवा दिला लौटा समझा बुला पहुंचा बढा घटा मिला पा घबरा चाह हो',
      endings: 'ना ने नी ता ते ती ओ एं एगा एगी एंगे एंगी ऊंगा ऊंगी ऊं कर के इए इये इएगा या ई ए यी ये',
    },
    {
      stems:
        'kar dekh bol sun rakh bhej mil chal ruk rok badal khol puchh puch samajh baith uth nikal nikaal pahunch pahuch pakad chhod chod hat padh likh soch khareed kharid bech dhoondh dhundh bhool bhul jod bhar lag ban kah reh rah',
      endings:
        'na ne ni ta te ti o oge ogi iye ie iyega ega egi enge engi unga ungi oonga un oon kar ke wao wana wa wado do',
    },
    {
      stems:
        'dikha bata aa ja la kha laga hata bana suna chala manga mangwa karwa dila lauta samjha bula pahuncha badha ghata mila bhula le de',
      endings:
        'na ne ni ta te ti o oge iye ye yega yegi ega egi enge yenge unga ungi oonga un kar ke ya yi yiye iyega do dijiye',
    },
  ],
  content: `समय आदमी औरत बच्चा बच्ची माता पिता भाई बहन बेटा बेटी दोस्त पड़ोसी शहर गाँव सड़क बाज़ार मंदिर नदी पहाड़ समुद्र आसमान
    धरती सूरज चाँद तारे बादल बारिश हवा आग पानी पेड़ फूल पत्ता फल सब्ज़ी आलू प्याज़ टमाटर दूध दही मक्खन रोटी चावल दाल नमक चीनी
    मिर्च मसाला चाय मिठाई खाना नाश्ता रसोई कमरा दरवाज़ा खिड़की दीवार छत फ़र्श कुर्सी मेज़ बिस्तर चादर तकिया कंबल अलमारी
    घड़ी चश्मा जूता चप्पल मोज़ा कमीज़ पतलून साड़ी कपड़ा सोना चाँदी लोहा लकड़ी काँच कागज़ किताब कलम स्याही चिट्ठी अख़बार ख़बर
    कहानी कविता गीत संगीत नाच खेल पढ़ाई परीक्षा सवाल जवाब शब्द भाषा आवाज़ आँख नाक कान मुँह दाँत जीभ बाल हाथ पैर उँगली
    पेट पीठ दिल ख़ून हड्डी बीमारी दवा इलाज नौकरी मज़दूर किसान दुकानदार ग्राहक ख़रीदारी क़ीमत मुनाफ़ा नुक़सान क़र्ज़ रुपया
    गाड़ी रेलगाड़ी हवाई जहाज़ सफ़र मुसाफ़िर टिकट सरकार क़ानून न्याय पुलिस चोर लड़ाई शांति प्यार नफ़रत ख़ुशी दुख ग़ुस्सा डर
    उम्मीद सपना नींद मौसम गर्मी सर्दी बरसात सुबह दोपहर रात हफ़्ता महीना सुंदर बदसूरत लंबा चौड़ा ऊँचा गहरा हल्का भारी तेज़
    धीमा गर्म ठंडा मीठा खट्टा कड़वा नमकीन ताज़ा बासी साफ़ गंदा सूखा गीला कच्चा पक्का मुश्किल आसान ज़रूरी बेकार मशहूर अमीर
    ग़रीब होशियार बेवक़ूफ़ ईमानदार झूठा सच्चा चौड़ाई लंबाई ऊँचाई छूट वापसी शिकायत सुविधा जानकारी गारंटी
    samay aadmi aurat baccha bacchi mata pita beta beti dost padosi shehar gaon sadak bazaar bazar mandir nadi
    pahad samudra aasman dharti suraj chand taare badal barish hawa aag paani ped phool patta phal sabzi aloo
    pyaaz tamatar doodh dahi makkhan roti chawal daal namak cheeni mirch masala chai mithai khana nashta rasoi
    kamra darwaza khidki deewar chhat farsh kursi mez bistar chadar takiya kambal almari ghadi chashma joota
    chappal moza kameez patloon kapda sona chandi loha lakdi kaanch kagaz kitaab kalam chitthi akhbar khabar
    kahani kavita geet sangeet naach khel padhai pariksha sawal jawab shabd bhasha awaaz aankh naak kaan muh
    daant baal haath pair ungli pet peeth dil khoon haddi bimari dawa ilaaj naukri mazdoor kisan dukandar grahak
    kharidari keemat munafa nuksan karz gaadi jahaz safar musafir sarkar kanoon nyay chor ladai shanti pyaar
    nafrat khushi dukh gussa dar umeed sapna neend mausam garmi sardi barsat dopahar hafta mahina sundar lamba
    chauda ooncha gehra halka bhaari tez dheema garam thanda meetha khatta kadwa taaza saaf ganda sookha geela
    kaccha pakka mushkil aasan zaroori bekaar mashhoor ameer gareeb hoshiyar imaandar jhootha saccha chhoot
    wapsi shikayat suvidha jaankari mangwaya pahunchaya khulti rehti`,
};
