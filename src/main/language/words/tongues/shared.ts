/*
 * Words that every language of the shop uses: they tell nothing about the language of a sentence, not
 * even by their letters. English trade words are at home in a Hindi, Bengali or Marathi sentence.
 */

export const sharedLatin = `ok okay okey yes yeah no hello hey hi bye sorry thanks thank please sir madam vaani
  oder order orders ordered track tracking cancel cancelled return returns returned refund exchange replace status
  delivery deliver parcel package packet courier shipping number no. id address policy warranty guarantee price
  rate cost discount offer sale emi upi gst cod cash card credit debit payment pay bill invoice receipt gift wrap
  shop store mall product products item items stock size colour color brand model quality option options available
  phone phones mobile smartphone laptop computer tablet camera charger cable earbuds earphone earphones headphone
  headphones speaker watch smartwatch tv fridge mixer grinder cooker oven iron fan ac bulb battery power bank
  shoe shoes sneakers sandal sandals slipper slippers boot boots socks shirt shirts t tshirt jeans trousers pant
  pants jacket sweater dress skirt kurta kurti saree sari sarees lehenga dupatta salwar sherwani dhoti bag bags
  wallet belt cap perfume cream soap shampoo lipstick sunscreen lotion face wash bottle mat yoga cricket bat ball
  football badminton racket gym cycle book books pen notebook toy toys bedsheet towel pillow curtain pan kadhai tawa
  silk cotton wool leather banarasi kanjivaram chikankari red blue green black white yellow pink purple orange
  xs xl xxl s m l medium large small free
  one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand lakh
  crore double triple zero rupees rs inr percent kg km am pm
  monday tuesday wednesday thursday friday saturday sunday january february march april june july august
  september october november december
  english hindi bengali bangla marathi india mumbai delhi pune kolkata
  problem help call message check change update confirm book customer care manager support service staff human
  repeat slow fast stop start time timing date day week month online app website email mail otp pin code
  google paytm whatsapp facebook amazon flipkart damage damaged defective wrong missing late urgent data privacy
  compare search show list details detail information info name namaste namaskar namaskara dhanyavad bill
  cheap best new old good super nice great perfect sports electronics beauty fashion home kitchen books garden
  first second third last evening morning robot joke music song movie news weather`;

/** In Indian letters; spelled alike in the languages that share them. */
export const sharedIndic = `ऑर्डर आर्डर नंबर नम्बर स्टेटस पार्सल फोन मोबाइल मोबाईल शर्ट पॉलिसी पेमेंट कार्ड बिल स्टोर
  स्टॉक साइज रिटर्न रिफंड प्लीज सॉरी ओके हेलो हाय बाय टीवी कॉटन सिल्क साडी कुर्ता बनारसी गिफ्ट ऑफर किलो
  रुपये रुपए रुपया लाख हजार करोड शंभर सौ एक दो दोन तीन चार पाच पांच सहा छह सात आठ नौ नऊ दस दहा
  हिंदी हिन्दी मराठी बंगाली बांग्ला भारत मुंबई दिल्ली पुणे सर मॅडम मैडम वाणी नमस्कार धन्यवाद शुभ प्रभात सुप्रभात`;
