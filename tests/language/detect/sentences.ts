/** Sentences written for these tests, by language: plain, romanised and mixed. */
export const sentences = {
  en: `where did my parcel go
    i would like to send this back
    could you help me choose a saree for my mother
    show me बनारसी साड़ी
    do you have कोल्हापुरी चप्पल in size eight
    what does the শাড়ি cost
    my daughter needs a new school bag
    is the kurta available in yellow
    how long will it take to reach Kolhapur
    please tell Rahul that the phone is ready
    i have been waiting for three weeks
    which mixer is better for idli and dosa
    can i pay with Paytm
    there was a stain on the dupatta
    whose order is this
    व्हेअर इज माय ऑर्डर`,
  hi: `मेरा ऑर्डर track करो
    मुझे ये shirt exchange करनी है
    आपके यहाँ जूते मिलते हैं
    मेरे पिताजी के लिए कुर्ता दिखाइए
    इसकी क़ीमत क्या है
    पैसे वापस कब मिलेंगे
    यह फ़ोन कितने का है
    mera order cancel kar do
    mujhe apne bhai ke liye gift lena hai
    yeh wala kitne ka hai
    aap log kitne baje band karte ho
    order abhi tak kyun nahi aaya
    bhaiya thoda sasta dikhao na
    meri shaadi ke liye lehenga chahiye
    return karna hai ye jacket
    size bada hai chhota mil jayega kya
    payment ho gaya par order nahi dikh raha
    delivery boy ka number do
    please mujhe call kar lo
    refund ke paise account mein aaye nahi
    galti se do baar order kar diya
    phone charge nahi ho raha hai
    Rahul ko bata dena parcel aa gaya
    मैंने कल order किया था
    cancel kar dijiye na please`,
  bn: `আমার প্যাকেটটা এখনও পৌঁছায়নি
    এই শাড়িটার দাম কত
    মায়ের জন্য একটা শাল দেখান
    টাকা কবে ফেরত পাব
    amar order kothay
    ami ekta saree kinte chai
    eta koto dam
    apnader dokan kokhon khole
    order ta cancel kore din
    amar taka kobe ferot pabo
    ei jutor onno size ache
    parcel ta ekhono asheni keno
    ami bhul jinis peyechi
    ar ekta dekhan to
    phone ta kharap hoye geche
    amake ektu sahajjo korben
    delivery kobe debe bolun
    aro kom dame kichu ache ki
    apni ki bangla bolte paren
    ma er jonno ekta shari dekhao
    eta ferot dite chai
    আমার order cancel করুন
    return policy ta ki bolben
    gift er jonno kichu dekhan
    taka ta ki upi te deoya jabe`,
  mr: `माझं पार्सल अजून पोहोचलं नाही
    ही साडी केवढ्याला आहे
    आईसाठी शाल दाखवा
    पैसे परत कधी मिळतील
    दुकान किती वाजता उघडतं
    मला हे बदलून हवंय
    majhi order kuthe aahe
    mala ek saree ghyaychi aahe
    he kitila aahe
    tumcha dukan kadhi ughadta
    majha order cancel kara
    mala paise parat kadhi miltil
    ya bootancha dusra size aahe ka
    parcel ajun aala nahi
    mala chukicha saman milala
    aankhi ek dakhva na
    phone bighadla aahe
    thodi madat karal ka
    delivery kadhi honar te sanga
    yapeksha swasta kahi aahe ka
    tumhi marathi bolta ka
    aaisathi saree dakhva
    mala he parat karaycha aahe
    माझी order cancel करा
    majhya order cha status kay aahe`,
} as const;

/** Nothing in these tells a language. */
export const silent = `1042
  order 1042
  ok
  yes
  no
  Rahul Sharma
  Priya Deshpande
  Sourav Ganguly
  42 MG Road Andheri East Mumbai
  iPhone
  Tarvik Spark
  running shoes
  +91 98123 45678
  hello
  thank you
  order status
  बनारसी साड़ी
  नमस्कार
  ek
  1042 cancel
  phone
  hmm
  P101
  ???
  do`;
