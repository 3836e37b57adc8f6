/** Titles and forms of address, which no name consists of. */
const TITLES = set(
  'mme mr mrs ms miss dr prof hon honourable honorable sir lord lady dame shri smt sri mp ma phd md msi llb eng ing adv general gen col colonel maj major capt captain hr haji hajji sheikh shaykh sayyid sayed drs ir st jr sr nee ph rev',
);

/** Particles, which are written, joined and left out at will. */
const PARTICLES = set(
  'al el ul ad as ash an ar at az bin ben ibn bint abu abou abd ould van von der den de da do dos das del della di la le les du of the and y e i ter ten zu zur af av a',
);

/** The commonest names of the world's large naming traditions (public knowledge); they tell little of who somebody is. */
const COMMON = set(
  'mohammed mohamed muhammad mohammad mohamad ahmed ahmad ali hassan hasan hussein hussain husayn ibrahim abdullah abdallah mahmoud mahmud mustafa omar umar yusuf yousef khalid saleh salim said saeed abdul abdel rahman karim hamid ismail osman khan singh kumar devi ram prasad sharma gupta patel begum bibi ' +
    'maria jose juan carlos luis antonio ana jorge manuel francisco miguel pedro rafael fernando garcia rodriguez martinez hernandez lopez gonzalez perez sanchez ramirez torres flores silva santos oliveira souza pereira costa ' +
    'john david james michael robert william richard thomas charles joseph peter paul mary elizabeth george daniel mark smith jones brown williams johnson miller davis ' +
    'alexander aleksandr alexandr sergei sergey vladimir andrei andrey dmitry nikolai nikolay mikhail igor oleg viktor victor yuri alexey aleksey elena olga natalia tatiana irina svetlana ivan ivanov vasily ' +
    'wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu lin guo he gao luo kim lee park choi jung jeong kang cho yoon jang nguyen tran le pham tanaka sato suzuki ' +
    'jean pierre michel marie anna jan hans peter martin andreas giovanni giuseppe mario marco francesco',
);

const PATRONYMIC = /(?:ovich|evich|ovych|evych|ovic|evna|ovna|ivna|owicz|avich|yevich|oglu|ogly|uulu|qizi|kizi)$/;
const MOST = 11;

/** Bits that an agreement of this part is worth, from its form and this fixed list alone: what is on record changes nothing. */
export function partWeight(text: string, sounds: string): number {
  if (TITLES.has(text)) return 0.3;
  if (PARTICLES.has(text)) return 0.5;
  if (text.length === 1) return 1;
  if (COMMON.has(text)) return 4.2;
  const form = 3 + 0.75 * sounds.length;
  return Math.min(PATRONYMIC.test(text) ? 5.5 : MOST, form);
}

function set(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}
