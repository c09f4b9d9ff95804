/** Adjectives and peoples of countries and regions, lower-cased: not places, whatever a corpus says. */
export const DEMONYMS: ReadonlySet<string> = new Set(
  `afghan afghans african africans albanian albanians algerian algerians american americans andorran angolan angolans
   arab arabs arabian argentine argentines argentinian armenian armenians asian asians australian australians austrian
   austrians azerbaijani azeri bahamian bahraini bangladeshi bangladeshis bangla barbadian basque bavarian belarusian
   belarusians belgian belgians belizean beninese bhutanese bohemian bolivian bolivians bosnian bosnians botswanan
   brazilian brazilians breton british briton britons bulgarian bulgarians burkinabe burmese burundian californian
   cambodian cambodians cameroonian canadian canadians catalan catalans caribbean chadian chechen chilean chileans
   chinese colombian colombians congolese corsican cornish croatian croatians croat croats cuban cubans cypriot czech
   czechs czechoslovak danish dane danes djiboutian dominican dutch dutchman ecuadorian egyptian egyptians emirati
   english englishman eritrean estonian estonians ethiopian ethiopians eurasian european europeans fijian filipino
   filipinos finnish finn finns flemish french frenchman gabonese gaelic galician gambian georgian georgians german
   germanic germans ghanaian ghanaians greek greeks greenlandic grenadian guatemalan guinean guyanese haitian haitians
   hawaiian hellenic hispanic honduran hungarian hungarians icelandic indian indians indonesian indonesians iranian
   iranians iraqi iraqis irish irishman israeli israelis italian italians ivorian jamaican jamaicans japanese javanese
   jewish jordanian jordanians kashmiri kazakh kazakhs kenyan kenyans korean koreans kosovar kurd kurdish kurds kuwaiti
   kyrgyz lao laotian latin latvian latvians lebanese liberian liberians libyan libyans liechtensteiner lithuanian
   lithuanians luxembourgish macedonian malagasy malawian malay malaysian malaysians maldivian malian maltese manchu
   maori mauritanian mauritian mexican mexicans moldovan moldavian mongolian mongol mongols montenegrin moroccan
   moroccans mozambican namibian nepalese nepali nicaraguan nigerian nigerians nigerien nordic norman norwegian
   norwegians omani ottoman pakistani pakistanis palestinian palestinians panamanian papuan paraguayan parisian persian
   peruvian peruvians polish pole poles polynesian portuguese prussian punjabi qatari quebecois romanian romanians
   roman romans russian russians rwandan rwandans salvadoran samoan sardinian saudi saudis scandinavian scottish scots
   scot senegalese serb serbian serbians serbs sicilian sikh sindhi singaporean sinhalese slav slavic slavs slovak
   slovakian slovaks slovene slovenes slovenian somali somalis soviet soviets spaniard spaniards spanish sudanese
   sumatran surinamese swahili swede swedes swedish swiss syrian syrians tahitian taiwanese tajik tamil tamils tanzanian
   tatar texan thai thais tibetan tibetans togolese tongan trinidadian tunisian tunisians turk turkic turkish turkmen
   turks tuscan ugandan ugandans ukrainian ukrainians uruguayan uyghur uzbek uzbeks venetian venezuelan venezuelans
   vietnamese welsh yemeni yemenis yemenite yugoslav yugoslavian zambian zambians zimbabwean zimbabweans zulu muslim muslims christian christians
   jew jews hindu hindus buddhist buddhists sikhs catholic catholics protestant protestants sunni sunnis shia shias
   shiite shiites shi'ite shi'ites yazidi yazidis yezidi druze alawite alawites islamic islamist islamists orthodox
   mormon mormons methodist lutheran anglican anglicans communist communists socialist maoist maoists marxist nazi
   nazis republican republicans democrat democrats`.split(/\s+/),
);
