/*
 * Words that say what the digits behind them are. Each list is of whole words (Devanagari and Bengali
 * ones match with their endings).
 */
export const phoneWords =
  'phone mobile telephone tel cell cellphone whatsapp call contact dial फ़ोन फोन मोबाइल मोबाईल टेलीफोन व्हाट्सएप संपर्क कॉल ফোন মোবাইল টেলিফোন হোয়াটসঅ্যাপ যোগাযোগ';
export const orderWords = 'order orders ordered ऑर्डर आर्डर ऑडर ओर्डर অর্ডার অর্ডারের booking बुकिंग বুকিং';
/** Other numbers that identify something and are no phone number. */
export const otherCodeWords =
  'card account pin otp pincode zip cvv aadhaar aadhar pan invoice serial इनवॉइस कार्ड खाता खाते पिन ओटीपी आधार কার্ড অ্যাকাউন্ট পিন আধার';
/** "number", "id", "is" and the like, between the label and the digits. */
export const labelFillers =
  'number numbers no num id is was my the of for with ref reference code hash नंबर नम्बर संख्या क्रमांक आईडी है मेरा मेरी की का के নম্বর নাম্বার আইডি হল হলো আমার ক্রমিক माझा माझी आहे nambar mera meri hai ka';

/** Names of the letters A-Z as they are spelled out; "a" to "z" themselves need no entry. */
export const letterNames: Readonly<Record<string, string>> = {
  ay: 'A',
  bee: 'B',
  cee: 'C',
  see: 'C',
  dee: 'D',
  ef: 'F',
  eff: 'F',
  gee: 'G',
  aitch: 'H',
  jay: 'J',
  kay: 'K',
  el: 'L',
  em: 'M',
  en: 'N',
  pee: 'P',
  cue: 'Q',
  queue: 'Q',
  are: 'R',
  ess: 'S',
  tee: 'T',
  vee: 'V',
  ex: 'X',
  why: 'Y',
  zed: 'Z',
  zee: 'Z',
  ...letters('ए बी सी डी ई एफ जी एच आई जे के एल एम एन ओ पी क्यू आर एस टी यू वी डब्ल्यू एक्स वाई ज़ेड'),
  ...letters('এ বি সি ডি ই এফ জি এইচ আই জে কে এল এম এন ও পি কিউ আর এস টি ইউ ভি ডব্লিউ এক্স ওয়াই জেড'),
};

function letters(names: string): Record<string, string> {
  const entries = names
    .normalize('NFC')
    .split(' ')
    .map((name, at) => [name, String.fromCharCode(65 + at)]);
  return Object.fromEntries(entries) as Record<string, string>;
}
