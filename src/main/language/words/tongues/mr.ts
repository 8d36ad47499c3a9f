import type { Tongue } from './shape.ts';

/** Marathi, in Devanagari and as it is typed in Latin letters. */
export const mr: Tongue = {
  strong: `आहे आहेत आहात आहेस आहे का होतं नाहीत नाहीये नाहीय नको नकोय नकोत नका हवी हवं हवंय हवीये हवाय पाहिजे पाहिजेत मला तुला
    त्याला तिला आम्हाला तुम्हाला आपल्याला त्यांना यांना माझा माझी माझं माझे माझ्या तुझा तुझी तुझं तुझे तुझ्या तुमचा तुमची तुमचं तुमचे तुमच्या आमचा
    आमची आमचं आमच्या आपला आपली आपलं आपले आपल्या त्याचा त्याची त्याचं त्याचे त्याच्या तिचा तिची तिचं तिच्या त्यांचा त्यांची त्यांच्या याचा
    याची याचं याच्या ह्याचा ह्याची ह्याच्या ह्या मी मला तुम्ही आम्ही आपण काय कुठे कुठं कुठला कुठली कुठलं कुठून कुठपर्यंत कधीपर्यंत कसे कसं
    कशी कशाला कशासाठी कोणता कोणती कोणते कोणतं कोणत्या कोणी कोणाला कोणाचा कोणाची कोणाशी किती कितीला केवढा केवढी केवढ्याला
    आणि किंवा मग म्हणजे म्हणून इथे इथं तिथे तिथं तिकडे इकडे येथे तेथे आत्ता उद्या साठी सोबत मध्ये मधे मधून मधलं मधले वरती पर्यंत पेक्षा
    कडे कडून बद्दल विषयी चं च्या सांगा सांग दाखवा दाखव बघा बघू थांबा थांब द्या घ्या घेऊ देऊ येईल येणार मिळेल मिळणार मिळाला मिळाली
    मिळालं झाला झाली झालं झाले झालंय झालाय होईल होणार होऊ पुन्हा खूप छान चांगला चांगली चांगलं चांगले चांगल्या थोडं मोठा मोठी मोठं
    लहान जुना जुनी सगळा सगळी सगळे सगळं सगळ्या सगळ्यात काही काहीतरी कोणीतरी होय नक्की नक्कीच आला आली आलं आले गेला गेली गेलं
    गेले केला केली केलं केले दिला दिली दिलं दिले घेतला घेतली घेतलं करायचा करायची करायचं करायचे करायला करून करू करतो करताय येते
    येतो येतं जातो जाते शकतो शकते शकता शकाल येऊ जाऊ राहू कळत कळलं वाटतं असं असे अशी तसं एवढा एवढं एवढी तेवढं अजून अजिबात
    पहिला पहिली पहिले दुसरा दुसरी दुसरं दुसऱ्या तिसरा तिसरी लवकर हळू सावकाश फार मोठ्याने जोरात मदत एकदा दोनदा नेहमी चुकून चुकीचा चुकीची चुकीचं पत्ता अहो दोन्ही स्वस्त महाग किंमत किमतीचे पैसे परत पाठवा आवडला आवडलं आवडली बदलायचा
    बदलायची निळा निळी निळ्या पांढरा काळा काळी हिरवा लाल रंगात ताई दादा
    majha majhi majhe majhya maza mazi maze mazya mazha mazhi mazhe mazhya mala tula tumhala aamhala amhala tyala
    tila tyanna tujha tujhi tujhe tuza tuzi tuze tumcha tumchi tumche tumchya tumchyakade aamcha amcha amche
    amchi amchya apla aapla aaple apli aapli tyacha tyachi tyache ticha tichi kuthe kuthay kuthla kuthli kuthun
    kuthparyant kasa kashi kasla kona kunala konala konta konti konte kontya kontya kiti kitila kevdha kevdhyala
    kevadhyala aahe ahe aahet ahet ahat aahat aahes nahiye nahit nahiyet nako nakoy nakot naka pahije pahijet havay
    haviye havi haway aani kinva kimva mhanje mhanun karan jari ithe ikde tithe tikde aata attach aattach udya
    udyala sathi saathi sobat madhe madhye madhun varti varun khali paryant peksha kade kadun baddal vishayi chya
    karaycha karaychi karayche karaychay karaychiye karun karto kartat kela keli kelay kelela sanga saang sangal
    sangta sangaycha dakhva dakhava dakhav dakhvta dakhavta bagha bagh baghu baghaycha baghaychi bolaycha bolaychay
    bolaychey thamba thamb dya ghya gheu ghyaycha ghyaychi ghyayche ghyaychay yeil yeel yeyil yenar milel milnar
    milali milala zala zali zale jhala jhali jhale jhalay zalay zaley hoil hoel honar parat punha lavkar halu savkash mothyane jorat madat ekda donda nehmi dusrya chukicha chukichi chukun patta aho khup khoop
    chhan changla changli changle hoy nakki krupaya swasta svasta swast mahag motha mothi lahan juna sagla sagle
    sagli saglyat kahi kahitari konitari tumhi aamhi amhi hya hyacha yacha yachi tya tyat tithun yeto yete jato
    jata shakto shakta shakal asel asa asla evdha evdhi ajun ajibat pahila pahili dusra dusri tisra donhi
    kimmat paise pathva pathav aavadla avadla awadla nila nili kala pandhra hirva rangacha rangat tai dada
    mhatla mhanala mhanalat samajla kalat aikla aiku navta nahitar mich tuch ugach lavkar purna purta`,
  fair: `नाही कधी कोण पण कसा त्या ती ते हे हा काल परवा आता आपण हवा हवे तर करा बोला परत वर आत खालचा हवाय बरोबर ठीक
    असेल नवीन थोड्या जास्त कमी दुकान तुम्हीच मराठीत
    kay kaay kadhi mi kase kon kara ani ata tar mag chi cha havi hava var barobar paije kaal parwa aaj nave jasta
    kami tari kal chalel dilay dila dili dile gela geli gele aala aali aale ala ali ale yet mhan aai baba`,
  weak: `आवाज raha rakha का या तो तू तेरा हो व ही की ला ना च जरा थोडा चा ची चे सर्व येत होता होती होते करता करते दिवस वेळ
    ka te ti to he ha hi la na ch che tu jara thoda nahi karu karte karta pan have hota hoti hote bol bola sang
    din ek thik theek namaskar`,
  verbs: [
    {
      stems:
        'कर बोल सांग बघ पाह ठेव पाठव दाखव थांबव बदलव मिळ चाल थांब बदल उघड विचार समज बस उठ निघ काढ पोहोच पकड सोड वाच लिह शोध तोड जोड भर मागव करव लाग बन म्हण राह सुचव वापर हटव परतव ऐकव शिकव लाव माग धर आवड अडक फिर जाण विसर बिघड हरव धू शिक ओळख',
      endings:
        'ायचा ायची ायचं ायचे ायच्या ायला ायचंय ायचीये ायचाय ून ू तो ते तं तात ताय तोय तेय तोयस तोस तेस तीये ता शील ाल ीन ेन ेल तील णार णारा णारी ला ली लं ले लो ल्या लंय लाय लीये लेलं लेला लेली ा ावा ावी ावं ावे ण्यासाठी ण्याची ण्याचा ण्याचं णं णे त',
    },
    {
      stems: 'घे दे ये जा हो खा पि न्हे',
      endings: 'ऊन ईल ईन ऊ णार तो ते तं तात ताय तोय तेय ण्यासाठी ण्याची ण्याचा णं तील ऊया',
    },
    {
      stems:
        'kar bol sang bagh pah thev pathav pathv dakhav dakhv thambav badal mil chal thamb vichar samaj bas nigh kadh pohoch pohch sod vach lih shodh tod jod bhar magav magv lag mhan rah suchav vapar hatav aikav shikav lav mag dhar awad aavad adak fir visar bighad harav shik dete det ghet',
      endings:
        'aycha aychi ayche aycha ayla aychay aychiye aychey ayachi ayacha ayache un oon toy tey to tat tos shil aal in el eel til nar la li le lo lay liye lela leli a ta te tat aal at ava avi ave nyasathi nyachi nyacha ne u uya',
    },
  ],
  content: `वेळ माणूस बाई मुलगा मुलगी आई वडील भाऊ बहीण मित्र मैत्रीण शेजारी शहर गाव रस्ता बाजार देऊळ नदी डोंगर समुद्र आकाश जमीन
    सूर्य चंद्र तारे ढग पाऊस वारा आग पाणी झाड फूल पान फळ भाजी बटाटा कांदा टोमॅटो दूध दही लोणी पोळी भाकरी भात डाळ मीठ साखर
    मिरची मसाला चहा मिठाई जेवण नाश्ता स्वयंपाकघर खोली दरवाजा खिडकी भिंत छप्पर खुर्ची टेबल बिछाना चादर उशी गोधडी कपाट घड्याळ
    चष्मा चप्पल मोजे सदरा कपडे सोनं चांदी लोखंड लाकूड काच कागद पुस्तक लेखणी शाई पत्र वर्तमानपत्र बातमी गोष्ट कविता गाणं संगीत
    नाच खेळ अभ्यास परीक्षा प्रश्न उत्तर शब्द भाषा आवाज डोळा नाक कान तोंड दात जीभ केस हात पाय बोट पोट पाठ हृदय रक्त हाड आजार
    औषध उपचार नोकरी मजूर शेतकरी दुकानदार गिऱ्हाईक खरेदी किंमत नफा तोटा कर्ज गाडी आगगाडी विमान प्रवास प्रवासी तिकीट सरकार
    कायदा न्याय पोलीस चोर भांडण शांतता प्रेम तिरस्कार आनंद दुःख राग भीती आशा स्वप्न झोप हवामान उन्हाळा हिवाळा पावसाळा सकाळ
    दुपार संध्याकाळ रात्र आठवडा महिना वर्ष सुंदर कुरूप लांब रुंद उंच खोल हलका जड वेगवान हळू गरम थंड गोड आंबट कडू खारट ताजा
    शिळा स्वच्छ घाण कोरडा ओला कच्चा पक्का कठीण सोपा महत्त्वाचा निरुपयोगी प्रसिद्ध श्रीमंत गरीब हुशार मूर्ख प्रामाणिक खोटा खरा सवलत
    तक्रार सुविधा माहिती मिळवा डिलिव्हरी मॅनेजर लॅपटॉप बॅट बॅग मॅच कॅमेरा बँक हॅलो ट्रॅक कॅन्सल वस्तू बाटली बूट पैसा
    vel manus bai mulga mulgi aai vadil bhau bahin mitra maitrin shejari shahar gaav rasta bajar deul nadi dongar
    samudra aakash jamin surya chandra dhag paus vara pani zhad phul paan phal bhaji batata kanda dudh dahi loni
    poli bhakri bhat dal mith sakhar mirchi masala chaha jevan swayampakghar kholi darvaja khidki bhint khurchi
    tebal bichana chadar ushi kapat ghadyal chashma chappal moje sadra kapde sona chandi lokhand lakud kach kagad
    pustak patra batmi goshta kavita gana sangeet naach khel abhyas pariksha prashna uttar shabd bhasha aavaj
    dola naak kaan tond daat kes haat paay bot pot paath raktta haad aajar aushadh upchar nokri majur shetkari
    dukandar girhaik kharedi nafa tota karj gadi viman pravas pravasi tikit sarkar kayda nyay chor bhandan
    shantata prem tiraskar anand dukkha raag bhiti aasha swapna zop havaman unhala hivala pavsala sakal dupar
    sandhyakal ratra aathavda mahina varsha sundar kurup lamb rund unch khol halka jad vegvan halu garam thand
    god aambat kadu kharat taja shila swachh ghan korda ola kaccha pakka kathin sopa mahatvacha nirupyogi
    prasiddha shrimant garib hushar murkh pramanik khota khara savlat takrar suvidha mahiti dilivhari vastu batli`,
};
