import { soundsOf } from './sounds';

/**
 * Forms of one given name: nicknames, and what other languages make of it. Public knowledge, written for this project. A line is a
 * group; a name may be in several. Spellings that sound the same (`sounds.ts`) need not be repeated.
 */
const GROUPS = `
john johann johannes johan ioannes ioannis giannis yannis jan jean juan joao joan giovanni gianni ivan ioann iohannes ian sean shaun evan hans jack jock johnny jonny johnnie ivo jens jannes janos yahya yovan jovan ion ioan iain eoin jonas jaan juhani juho jukka janez jane yohannes hovhannes ovanes vano ivane jon xoan janis giovan
james jakob jacob jacques jaime diego santiago iago giacomo jacopo jim jimmy jamie jacobus iacobus iakovos yakov yaakov yakub jakub jakov tiago jaume seamus hamish jaakko iakob akop hagop jeppe ib jokubas jekabs
william wilhelm willem guillaume guillermo guilherme guglielmo guillem bill billy will willy willie liam vilhelm viliam wim wil vilmos gulielmus vilem vilis viljami uilliam
robert roberto rob bob bobby robbie robin rupert ruprecht robertus bert roberts
richard ricardo riccardo rick ricky dick rich richie rihard ricardus ryszard rikard richardus
edward eduard eduardo edouard edoardo ed eddie eddy ted teddy ned edvard eduardus edvards edu duarte
theodore theodor teodoro teodor fedor fyodor feodor theodoros theo ted teddy tudor todor fiodor teodors
thomas tomas tommaso tom tommy toma tomasz thomasz foma tuomas tuomo tamas tomaz tomass
charles carlos carlo karl carl karel karol charlie chuck chas carolus karoly kalle kaarlo karlis karlo siarl charly
michael mikhail michel miguel michele mike mick mickey mihail mihai michal mikael mykhailo mihailo mikhael misha micha mikko mihaly mitchell michalis mikhalis mikhel mihkel mihails miquel miquéu michele mihajlo mikheil mikayel mikel michail
peter piotr pyotr petr petar pierre pedro pietro petros pete petrus petru peeter pekka petri piet pieter pere peio piero pierro petro petter peder per petur petteri petrov
paul pablo paolo paulo pavel pavlo pavlos paulus pal pauli paavo pau pol pavle pawel poul paulius pavels pauls paval
nicholas nikolai nikolay nicolas nikolaos nicolo nicola nikola nicolae nick nicky nico niko niklas klaus claus nikos nicolaus mykola mikolai mikalai mikołaj miklos kolya colin nikolajs mikalay niels nils nikolaus miklavz nicolau neculai nikolas
alexander aleksandr alexandre alejandro alessandro aleksander oleksandr alexandros alexandru alex sasha sacha alec alasdair alastair alistair aleksandar sandro aleco alekos aliaksandr alyaksandr aleksanders iskander iskandar aleksandrs alexandr sandor xander sander alasdair aleksandras alixandre alessio aleksanteri ales
alexey aleksei alexis alexei oleksiy oleksii aliaksei alyaksei alex alexie alexius alyosha
andrew andrei andrey andreas andre andres andrea andrej andriy andrii andrzej andy drew anders andrij ondrej andras andraz andris andrejs andreu antti andrus andrius andro aindriu jendrzej andria andranik dries
anthony antonio anton antoine antonios tony antoni antonin antal antun ante tonio toni antonius anto antons antanas toon antonino antoniy
joseph josef jose giuseppe iosif josip yosef yusuf youssef josé joe joey joep joseph jozef jozsef pepe pippo beppe peppe joao jusuf yosif iosef osip iosip iosephus josephus juzef sepp josu josep jozef pino jose yousef yusif yosyp yusup
george georgios georges georg jorge giorgio georgi georgy georgiy yuri yury jerzy jiri gheorghe yorgos giorgos yuriy yurii iurii jordi jorgen juri goran jurgen joris jurij gyorgy george egor yegor giorgi gevorg kevork georgius jury jurijs georgijs george jürgen jorgos jurgis juris heorhii heorhiy yiorgos dorde djordje gorgi seoirse jore
david davide davit dawid dave davey davy daud dawud davud dawood daoud taavi taavet dovydas dafydd davids davyd davidas
daniel daniele danilo danila danylo dan danny danyal daniyal danil dani daniels danijel deniel
matthew matthias matteo matthieu mateo mateus mathieu matt matvey matvei mattias mateusz matej matthaios mats matti matyas matija matias mathias maciej madis matīss matteus matthaeus
mark marcus marco marc marek marcos markos marko markus marcu marcin marks
luke lucas luca luc lukas luka lucian lukasz loukas lukács
stephen steven stefan stephan stefano esteban etienne steve stepan stefanos istvan estevao stephane szczepan stevan stipe stjepan stephanos tapani steffen stefanus steponas stepans estefan esteve stepan scepan stevie
philip philippe felipe filippo filip phil filipp philippos philipp fulop filips pip
henry henri heinrich enrique enrico henrik hendrik harry hank henrique henryk heinz hal henricus genrikh hendrick enric heikki heiki henrich heinrihs jindrich indrek heino
frederick friedrich federico frederic fred freddy fritz fredrik frederik fryderyk fridrikh fredericus frederico fredi rico
francis francisco francesco francois franz frank frans paco pancho franciscus frantisek franc franciszek franjo ferenc francesc frankie kiko pranas francisc ferko xico
louis luis luigi ludwig ludvig lewis lou ludovic lluis luiz ludovicus lodewijk louie lajos ludvik ludwik gino aloysius alois
lawrence laurence lorenzo laurent lars larry lorenz laurentius lavrentiy lavrenti lourenco lauri lasse laurits lorcan llorenc vavrinec loren laurits
vincent vicente vincenzo vince vincentius vincenc wincenty vinko vincents
victor viktor vittorio vic viktors vitor victorio viktoras wiktor
gregory grigori gregorio gregor greg grigory grigoriy gregoire gregorios grigor grzegorz hryhoriy hryhorii grigore krikor gregoria ryhor grigoris grigorijs gregers
basil vasily vasili vassilis vasilis vasile vasyl basilio vasilios vasil bazyli vassily vasiliy vasilii vasilijs vasya basile wasil
eugene eugenio evgeny yevgeny evgeni evgenii yevhen eugen gene evgenios jevgeni yauhen eugeniusz jevgenijs eugenius yevgeni jenya
sergei sergey serge sergio sergiy serhiy serhii siarhei sergejs sergiu sergius sergi sarkis serzh
dmitry dmitri dmitriy dmitrii dmytro dimitri dimitrios dimitris dimitar demetrios demetrius demetrio dzmitry dimitrije mitya mitrofan dimos dumitru dmitrijs dima demeter
vladimir volodymyr uladzimir wladimir vladimír vova volodya vladimirs wlodzimierz voldemar waldemar valdemar vladimiro
vladislav wladyslaw ladislav laszlo ladislaus vladyslav uladzislau vlad vladislavs ladislao
yaroslav jaroslav jaroslaw
vyacheslav viacheslav vaclav venceslas wenceslas viaceslav vjaceslav slava wenzel viachaslau vjaceslavs
svyatoslav sviatoslav slava
igor ihor ihar igors ingvar
oleg oleh aleh olegs
denis dennis dionysius dionisio dionysios denys denny dzianis dzyanis deniss den dionisie dionysis
ilya elijah elias eliyahu ilia illia illya ilias elia ilie elie ilja ilyas ilja elisha
yakov yankel iacob
leonid leonidas leanid leonids
lev leo leon leonardo leonard lenny leonhard levon leonardus leonards
konstantin constantine constantin kostas konstantinos costas kostya costantino konstantyn constantino kanstantsin konstantins konstanty dinos
maxim maksim maxime maximo massimo maksym max maximilian maximus maximiliano maksims maks
anatoly anatoliy anatoli anatolii anatole anatol anatolij anatolijs tolya
arkady arkadi arkadiy arkadiusz
artem artyom artemy artiom artsiom artjoms artemiy
vitaly vitali vitalii vitalie vital vitalijs vitaliano vitold
valery valeri valeriy valerii valerio valeriu valer valere valerijs
valentin valentino valentyn valentine valentins valentinas
gennady gennadi gennadiy gennadii hennadiy hienadz gennaro genadi henadz
mstislav rostislav
ruslan rouslan arslan
roman romano romain romans romanas
anastasia anastasiya nastya anastassia anastasiia anastasija
catherine katherine katarina ekaterina yekaterina caterina catalina kate katie kathy cathy katherina katerina kateryna aikaterini kathleen katja katya katalin catarina karin kitty katrin katarzyna kate trina cathryn caitlin catriona katariina jekaterina kaciaryna kasia karen
elizabeth elisabeth isabel isabella elisabetta elizaveta yelizaveta liz lizzie beth betty eliza lisa bess elsa erzsebet elspeth elisabet libby lise elzbieta elisaveta isabelle liza jelizaveta elsbeth ilse betsy lisbeth alzbeta else elisa lilibet ysabel isobel
margaret margarita marguerite margherita margarete greta maggie meg peggy margit margot rita grete marge margaretha malgorzata mairead marketa margareta margarida megan gretchen margrethe margriet marjorie daisy madge marge
mary maria marie mariam maryam miriam mariya moira maire marija mariana maryia mia marya mitzi maryna molly polly maureen mariam mirjam mariia mari meryem maritza masha
anna anne ann hanna hannah ana anya annie anita ganna hanne anja annika aneta anete antje anni annette nancy nan anneli anouk ania
helen helena elena yelena olena eleni helene alena ellen eleanor elaine ilona lena helle jelena galina halina alyona ileana elene heleen lenka elin iliana jeļena nelly nell
olga olha volha olja helga
natalia natalya nataliya natalie nathalie natasha natacha natalija natallia nataliia natalja
tatiana tatyana tanya tetiana tatjana tania tatsiana tatiane tetyana
irina iryna irene eirini ira irena irini iréne irène arina
julia yulia yuliya julie giulia iuliia julija yuliia giulietta juliet juliette juliana julianna jule
sofia sophia sophie sofya zofia sofiya sofie zsofia sonia sonya sonja
theresa teresa therese tereza terry tess terezia terese teresita tessa
josephine josefina giuseppina jozefina josie josefine pepita fifi
jane jeanne juana giovanna janet johanna joanna ivana jana jean joan ioanna yana jeanette sinead janina joana johana jovana hanna jo jenny zhanna jeannette siobhan janka
barbara varvara barbro babs barbe borbala varya
lydia lidia lidiya lidija lidya
eve eva ewa yeva evita ava
agnes ines inez agnese agnieszka inesa ynes neza agneta
lucy lucia luz lucie lucija luzia lucile lucille lucinda
susan susanna suzanne susana susie sue zuzana zsuzsanna sanna sanne suzy zuzanna suzana shoshana
christopher christophe cristobal christoph chris kristof christoforo krzysztof christoffer kristoffer kit christos hristofor kristaps topher kristofer
christian cristian christiaan kristian cristiano krystian kristian christiano chris christianus
christine christina cristina kristina chris tina krystyna kristin kirsten kristiina chrissy kirsti kristine hristina kirsty kerstin
patrick patricio patrizio pat paddy patricius patrik pádraig padraig patryk patricks patrice
patricia patrizia pat patty tricia trish patrice patsy
jennifer jenny jen jenni guinevere ginevra jenifer
jeffrey geoffrey jeff geoff gottfried godfrey gofredo geoffroy jeffery goffredo
gerald gerard geraldo gerardo gerhard gerry jerry gherardo gerrit gerd gerardus geert gert gerards gerards giraud
jeremy jeremiah jerry jeremias jeremie jerome yeremey
jerome geronimo hieronymus jeronimo girolamo gerome
ronald ron ronnie ronaldo rinaldo reginald reynaldo reynold ronny reg reggie
donald don donnie domhnall donny donal
kenneth ken kenny
timothy tim timofey timotheus timoteo timmy timofei timotej timo timothee
benjamin ben benny benyamin benjamim veniamin benji binyamin beniamino bengt bunyamin benedict
samuel sam sammy shmuel samuil samuele samwel sami
samantha sam
nathan nathaniel nat nate nathanael natan
abraham avraham ibrahim abram abe abrahams ebrahim brahim avram abramo bram
isaac isaak yitzhak izak ishaq iscak itzhak ike isak ishak isahak
moses moshe musa moise moises moussa mose mousa movses mozes mojsije
solomon sulayman suleiman salomon shlomo salman suleyman soliman solomone sulejman salamon zalman
aaron aharon haroun harun aron haron arun
adam adamo adem adan
noah nuh noe noach
jonathan yonatan jonatan jon jonny johnathan nathan
joshua yehoshua jesus josue josh isus issa
simon simeon semyon shimon szymon semen simone ximenes simeone simao simun seymon simonas simeon siim sim
zachary zacharias zakaria zakhar zack zach zakariya zakaria zeharia zakariyya
gabriel gavriel gabriele jibril gavril gabor jabril gavriil gabi gabe gavrilo djibril
raphael rafael raffaele rafi rafal rafaele
emmanuel manuel emanuel emanuele manolo immanuel manny manolis emmanouil manoel manu
ignatius ignacio ignazio inigo ignace ignac nacho ihnat ignaty
augustine agustin agostino augustin austin augusto august augustus augusts agosto gus agost
albert alberto al bert albrecht adalbert alberts albertus berto bertie elbert
alfred alfredo fred alf alfie alfreds alfredas
arthur arturo artur art arturs artturi arturas
bernard bernardo bernhard bernie bernardino bernat bernd bernards bernt benard
raymond raimundo raimondo ray ramon raimund raimonds raymundo raimo
rudolf rudolph rodolfo rolf rudy rudi rodolphe rolph rudolfs ralf raul ralph raoul rollo
roger rogelio ruggero rutger rogerio rodger ruggiero
walter gualtiero wally walt gautier valter wouter gualterio valters volter walther
oscar oskar oszkar oskars
hugh hugo ugo hugues hew huw hughie aodh
edmund edmond edmundo eamon edmondo eddie ed ned ödön odon
adolf adolphe adolfo dolf adolph
harold harald haroldo harry hal aroldo
humphrey umberto humberto humbert hubert huberto
leopold leopoldo poldi
martin martino martyn marten maarten morten martins mart marty marti marton martinus
dominic domingo domenico dominique dominik nic dominick dominicus domonkos mingo
clement clemente klement kliment klemens clemens kelemen
maurice mauricio maurizio moritz morris mauritz maurits moric
nigel neil niall nils njal neal nial
kevin caoimhin
gavin gawain
douglas doug dougie
gilbert gilberto gil gib gisbert
sebastian sebastien sebastiano bastian seb sebastiaan basti sebastjan
cyril kirill kiril cirilo cirillo kyrylo kyrillos kirills cyrille
nikita mikita nykyta
pantelis panteleimon pantelimon
ephraim efraim yefrem efrem
joel yoel ioil
marina maryna marin
victoria viktoria viktoriya vicky vittoria viktorija viktoriia vicki
veronica veronika berenice vera ronnie veronique
svetlana svitlana sviatlana lana
ludmila lyudmila liudmyla liudmila milla lyuda ljudmila
lyubov liubov ljubov luba
oksana xenia ksenia aksana kseniya ksenija oxana kseniia
alice alicia alisa alix alyssa alise
emily emilia emilie emiliya amelia emma emmy
jack john jacques
sally sarah sara sadie sarai zara
dorothy dorothea dorotea dora dolly dot dorota dorothee dory
frances francesca francisca francoise fran fanny frankie franziska franciszka
eleanor leonora eleonora nora ellie nell lenore eleonore norah elinor
rebecca rebekah becky rivka rebeka rebecka
deborah debra debbie dvora deb devora
rosa rose rosie rosalie rozalia roza roos
sandra alexandra aleksandra alessandra alejandra sasha sandy alexandria oleksandra aliaksandra sasa alex
michelle michele micheline micaela michaela mikaela micha
stephanie stefania estefania steffi stefanie stephania stephany
gertrude gertrud trudy gert
mikhal michal
muhammad mohammed mohamed mohammad muhammed mahomet mohamad mohamud muhammadu mamadou mohd md mehmet magomed mahamat mahamadou muhamad mokhamed muhamed mamadu mukhammad mohammod muhammet mehmed mouhamed mohamadou mhd mahamed maxamed mukhamed magomet
ahmad ahmed achmad akhmad akhmed ahmet amadou hamadou ahmadu akhmet axmed achmed
mahmoud mahmud mahmut makhmud mahmood mamoud mamudu maxamuud
abdullah abdallah abdulla abdoulaye abdilahi abdullahi abdullo abdulah abdulle abdala cabdullaahi abdollah ubaidullah
abdulrahman abdurrahman abderrahmane abdelrahman abdirahman abdurahman abdourahmane abdulrehman abdolrahman cabdiraxmaan abdramane
hussein hussain husain hossein husayn huseyin hossain husein hosein khusein husseyn xuseen gusein
hassan hasan hasen assan hassane khasan gasan xasan
ali aliy aly alli cali
omar umar umer omer oumar cumar oumarou
othman uthman osman usman ousmane osmane ottoman cusmaan usmon
yusuf youssef yousef yousif yusif yousuf yousaf iusuf youssouf yuusuf yusof
ismail ismael ishmael ismaeel esmail ismaila isma smail ismoil ismaciil ismayil
khalid khaled halid khalide kaled xaalid
said saeed saied sayeed sayid saiid seyit saed syed sayyed
aisha aicha ayesha ayse aysha aishatu
fatima fatma fatimah fatoumata fatme fatimata fathima fatemeh faatima
khadija hadija khadijah hatice khadidja khadijeh
zainab zeinab zaynab zeynep zineb zeynab
jamal djamal gamal cemal jamel djamel kamel dzhamal
jafar jaafar cafer gafar djafar dzhafar
qasim kassem kasim qassem kasem gasim kassim qasem ghasem gassim
abubakar abubaker aboubacar bakr bakar abubakr abubakarr
mustafa mustapha mostafa moustapha moustafa mostofa mustafo
nasir nasser naser nasr nazir
tariq tarek tareq tarik tarique
iskandar sikandar eskandar
jung chung jeong joung cheong
choi choe choy
lee yi ri rhee li
park pak bak
yoon yun
yoo yu ryu yoo
kim gim
noh roh no
cho jo joh
`;

const indices = new Map<string, Set<number>>();
const ROOT_LENGTH = 3;
/** What makes a father's name a patronymic, written in Latin letters. */
const PATRONYMIC = /^(.{3,}?)[aeioy]*v(?:ich|ych|ic|na|ny)$/;
/** Patronymics are numbered after all groups: they meet one another only. */
const PATRONYMICS = 10_000;

GROUPS.trim()
  .split('\n')
  .forEach((line, group) => {
    for (const name of line.split(' ')) {
      enter(soundsOf(name), group);
      const root = rootOf(soundsOf(name));
      if (root.length >= ROOT_LENGTH) enter(`${root}-`, PATRONYMICS + group);
    }
  });

/** The groups of a part; those of the father's name for a patronymic. */
export function equivalenceGroupsOf(text: string, sounds: string): readonly number[] {
  const groups = indices.get(sounds) ?? indices.get(`${rootOf(soundsOf(PATRONYMIC.exec(text)?.[1] ?? ''))}-`);
  return groups === undefined ? [] : [...groups];
}

function enter(name: string, group: number): void {
  const groups = indices.get(name);
  if (groups === undefined) indices.set(name, new Set([group]));
  else groups.add(group);
}

/** Without its last vowels: Nikolai and Nikola-evich. */
function rootOf(sounds: string): string {
  return sounds.replace(/[aeiou]+$/, '');
}
