//! Given names in Latin letters that people all over the world bear, without accents, from public statistics of births: a
//! word after a comma that is one begins somebody's name, not a company's.

use any_ascii::any_ascii;

/// Given names, in lower case and in order.
#[rustfmt::skip]
const GIVEN: &[&str] = &[
    "aarav", "aarti", "abdul", "abdullah", "abena", "abhishek", "abubakar", "achieng", "adaeze", "adam", "adebayo",
    "adeola", "adewale", "aditi", "aditya", "adrian", "adriana", "afonso", "agata", "agnes", "agnieszka", "agus",
    "agustin", "ahmad", "ahmed", "aida", "aigerim", "aiko", "ainhoa", "aino", "aisha", "aitor", "ajay", "akash",
    "ake", "akiko", "akira", "akosua", "akshay", "alain", "alan", "albert", "alberto", "alejandra", "alejandro",
    "aleks", "aleksander", "aleksandr", "aleksandra", "aleksei", "alena", "alessandra", "alessandro", "alexander",
    "alexandra", "alexandre", "alexandru", "alexei", "alfonso", "alfred", "ali", "alice", "alicia", "alina",
    "alisa", "aliyu", "allison", "alvaro", "amaka", "amal", "amara", "amelia", "amin", "amina", "aminata", "amir",
    "amit", "amrita", "ana", "ana-maria", "ananya", "anastasia", "andre", "andrea", "andreas", "andrei", "andrej",
    "andres", "andrii", "andris", "andrzej", "angela", "angelo", "anita", "anja", "anjali", "anke", "anne",
    "anneli", "annika", "annike", "ansgar", "antoine", "anton", "antonia", "antonio", "anurag", "aoife", "arash",
    "archana", "arif", "arjun", "arnaud", "arne", "arno", "artem", "arthur", "artur", "arun", "arvind", "asha",
    "ashish", "ashok", "ashwin", "asma", "astrid", "attila", "audrey", "aurelien", "axel", "ayelen", "ayesha",
    "ayodele", "ayse", "azadeh", "babajide", "babatunde", "balazs", "baptiste", "barbara", "bartosz", "beatrice",
    "beatriz", "bela", "benedikt", "benjamin", "benoit", "bernard", "bernd", "bertrand", "bhavana", "bich", "bilal",
    "birgit", "birgitta", "bjork", "bjorn", "bogdan", "bogdana", "bojan", "boris", "bram", "brandon", "brenda",
    "brendan", "brigitte", "bruna", "bruno", "bryan", "budi", "burak", "camila", "camille", "carina", "carla",
    "carlo", "carmen", "carol", "caroline", "catalin", "catalina", "catarina", "catherine", "cecilia", "cedric",
    "celine", "chandrika", "chiara", "chidi", "chidinma", "chinedu", "chinonso", "chioma", "chipo", "chloe",
    "christian", "christiane", "christina", "christine", "christoph", "christophe", "chukwudi", "ciara", "claire",
    "clara", "claudia", "claudio", "clement", "colin", "conor", "constantin", "cristian", "cristina", "cyril",
    "dagmar", "damian", "damien", "daniela", "daniele", "danielle", "danilo", "daria", "dario", "darko", "dave",
    "deborah", "deepa", "deepak", "deepika", "denis", "denise", "dennis", "derek", "desislava", "dewi", "diana",
    "diego", "dieter", "dilip", "dilnoza", "dimas", "dimitar", "dimitri", "dimitris", "dinesh", "dirk", "divya",
    "dmitri", "dmitry", "dmytro", "dominik", "dominique", "donald", "dorothea", "doug", "douglas", "dragan",
    "duarte", "duc", "dusan", "ebenezer", "ebru", "edith", "edoardo", "eduard", "eduardo", "edwin", "egle",
    "eileen", "einar", "ekaterina", "elena", "eleni", "eliana", "elias", "elif", "elin", "elina", "elisa", "elise",
    "elodie", "emanuel", "emanuele", "emeka", "emil", "emilia", "emilie", "emma", "emmanuel", "emre", "enrico",
    "enrique", "erik", "erika", "esra", "esther", "eszter", "etienne", "eugene", "eun-ji", "eurico", "eva",
    "evelyn", "fabian", "fabio", "fabrice", "facundo", "farah", "farai", "farhan", "fatima", "fatou", "felipe",
    "felix", "ferdinand", "ferenc", "fernanda", "fernando", "filip", "filipa", "filippo", "fiona", "flavio",
    "florian", "folasade", "francesca", "francesco", "francisco", "francois", "franz", "frederic", "fredrik",
    "freja", "friedrich", "gabriel", "gabriela", "gabriele", "gaurav", "gautam", "geert", "geoffrey", "georg",
    "georgi", "georgios", "gerald", "gerard", "gergely", "gerhard", "giacomo", "gianluca", "gilles", "giorgi",
    "giorgio", "giovanni", "girish", "giulia", "giuseppe", "gokhan", "goncalo", "gonzalo", "gopal", "goran",
    "gorka", "graham", "greg", "gregor", "gregory", "guadalupe", "gudrun", "guido", "guillaume", "guillermo",
    "gulnara", "gunilla", "gunnar", "gustav", "gustavo", "ha-eun", "haakon", "hadi", "hakan", "hamid", "hana",
    "hannah", "hannes", "hans", "harald", "hari", "harish", "harriet", "haruka", "haruki", "harumi", "hassan",
    "hector", "heidi", "heike", "heiko", "helen", "helena", "helene", "helga", "hemant", "hendrik", "henri",
    "henrik", "henrique", "henry", "hideki", "hiro", "hiroki", "hiroko", "hiroshi", "hitoshi", "hoang", "holger",
    "hrvoje", "hugo", "huong", "hussein", "hyun-woo", "ian", "ibrahim", "ifeoma", "ignacio", "igor", "iker",
    "ilkka", "ilona", "ilya", "ilze", "imran", "ines", "ingo", "ingrid", "ioana", "irene", "irina", "isaac",
    "isabel", "isabella", "isabelle", "istvan", "itzel", "ivan", "ivana", "ivaylo", "jacek", "jacques", "jaime",
    "jakob", "jakub", "jamal", "jan", "jana", "jane", "janet", "janina", "janine", "janis", "jaqueline", "jarek",
    "jaroslav", "javier", "jean", "jelena", "jens", "jeremy", "jerome", "jesper", "jesus", "ji-hye", "ji-won",
    "jimena", "jiri", "jitendra", "joachim", "joakim", "joana", "joanna", "joao", "jochen", "joel", "joerg",
    "johan", "johann", "johanna", "johannes", "jokin", "jonas", "jordi", "jorge", "joris", "joseba", "josef",
    "josep", "juergen", "jukka", "julia", "julian", "juliana", "julie", "julien", "julio", "juraj", "justyna",
    "kadri", "kagiso", "kai", "kaisa", "kamal", "kamil", "karan", "kari", "karin", "karina", "karl", "karla",
    "karolina", "katarina", "katarzyna", "katerina", "katharina", "kathleen", "katrin", "kavita", "kavitha",
    "kazuki", "keiko", "keisuke", "keith", "kelly", "kenji", "kenneth", "kerstin", "kevin", "khadija", "khaled",
    "khalid", "kieran", "kiran", "kjartan", "klaas", "klaus", "kofi", "kojo", "konrad", "konstantin", "kostas",
    "krishna", "kristaps", "kristian", "kristina", "kristjan", "krzysztof", "kunal", "kurt", "kwabena", "kwaku",
    "kwame", "lakshmi", "lars", "lasse", "laszlo", "lauren", "laurent", "leah", "leandro", "leila", "leire", "lena",
    "lenka", "lennart", "leon", "leonardo", "leonid", "lerato", "leticia", "levan", "lidia", "liga", "lina",
    "lindiwe", "linh", "lisandro", "lorenz", "lorenzo", "lotte", "louis", "louise", "lubos", "luca", "lucas",
    "lucia", "luciano", "lucie", "ludovic", "luis", "luisa", "luiza", "lukas", "lukasz", "maciej", "madhav", "mads",
    "magdalena", "maha", "mahesh", "mahmoud", "maite", "maja", "makoto", "malin", "malte", "mandy", "manish",
    "manoj", "mantas", "manuel", "manuela", "marc", "marcel", "marcela", "marcelo", "marcin", "marco", "marcos",
    "marcus", "marek", "margaret", "margarita", "maria", "mariam", "mariama", "marian", "mariana", "marie",
    "marija", "marina", "mario", "marion", "marisol", "marius", "marketa", "markus", "marlene", "marta", "martha",
    "martijn", "martin", "martina", "masahiro", "masaki", "masato", "mateo", "mateusz", "mathias", "mathieu",
    "mathilde", "matias", "matteo", "matthias", "matthieu", "matyas", "maurice", "mauricio", "mauro", "maxim",
    "maxime", "maximilian", "mehdi", "mehmet", "mei", "melanie", "mette", "mia", "michaela", "michal", "michel",
    "michele", "miguel", "mihai", "mihaly", "mikael", "mikhail", "milagros", "milena", "milos", "min-jun",
    "mindaugas", "minh", "minna", "miriam", "mirjana", "mirko", "miroslav", "miroslava", "mohamed", "mohammad",
    "mohammed", "mohan", "monica", "monika", "monique", "moritz", "morten", "moussa", "muhammad", "murilo",
    "mustafa", "muthoni", "mykola", "myriam", "nadia", "nadine", "nahuel", "najma", "nandini", "naoki", "naomi",
    "narayan", "natalia", "natalie", "natasha", "nathalie", "nathan", "naveen", "neha", "neil", "nerea", "ngoc",
    "ngozi", "nicholas", "nick", "nicola", "nicolas", "nicole", "niels", "nikhil", "nikita", "niklas", "nikola",
    "nikolai", "nikolaj", "nikolaos", "nikolas", "nikolay", "nikolina", "nils", "nina", "nino", "nishant", "nitin",
    "njoroge", "nkosana", "nneka", "noah", "nomvula", "nora", "norbert", "nuno", "nursultan", "obiageli", "obinna",
    "octavio", "olabode", "olaf", "oleg", "oleksandr", "oleksii", "olena", "olga", "oliver", "olivia", "olivier",
    "olumide", "oluwaseun", "omar", "ondrej", "orjan", "oscar", "oskar", "osman", "otavio", "otieno", "ousmane",
    "oyinkansola", "oyvind", "pablo", "paola", "paolo", "pascal", "patrick", "patrik", "paula", "paulina", "paulo",
    "pavel", "pavlo", "pawel", "pedro", "pekka", "pernille", "petr", "petra", "petri", "philip", "philipp",
    "philippe", "phuong", "pierre", "pieter", "piotr", "pooja", "prabhat", "pradeep", "pranav", "prasad",
    "prashant", "praveen", "preeti", "priya", "priyanka", "putri", "quang", "quentin", "radek", "radka", "radoslaw",
    "rafael", "rafaela", "rafal", "raghu", "ragnar", "rahul", "raj", "rajesh", "rajiv", "ralf", "ralph", "raluca",
    "ramesh", "ramon", "randy", "raphael", "rasmus", "raul", "ravi", "razvan", "rebecca", "reinhard", "remi",
    "renata", "renate", "rene", "ricardo", "riccardo", "riikka", "ritu", "rizky", "roberto", "robin", "rocio",
    "rodrigo", "roger", "rohan", "rohit", "roland", "rolf", "roman", "ronald", "ronan", "rosa", "rosalind",
    "roxana", "ruben", "rudolf", "rui", "ruslan", "rustam", "ruta", "sabine", "sabrina", "sachin", "saeed", "sagar",
    "salma", "salman", "samantha", "samir", "samuel", "sandeep", "sandro", "sanjay", "sanjeev", "sanna", "santiago",
    "santosh", "sara", "sascha", "satoshi", "satya", "sean", "sebastian", "sebastien", "selim", "seo-yeon",
    "serena", "serge", "sergei", "sergey", "sergii", "sergio", "shailesh", "shanthi", "sharon", "shashank",
    "sheila", "shinji", "shreya", "shruti", "siddharth", "sigrun", "silke", "silvia", "simon", "simona", "simone",
    "siobhan", "sipho", "slawomir", "snehal", "snezana", "sofia", "soledad", "solomiia", "solveig", "sonali",
    "sonia", "soo-jin", "sophie", "soren", "srikanth", "srinivas", "stanislav", "stefan", "stefania", "stefano",
    "steffen", "stephane", "stephanie", "stoyan", "sudhir", "sujata", "sunil", "sunniva", "suresh", "susanne",
    "sushil", "suzanne", "sven", "svetlana", "swapnil", "swati", "sylvain", "sylvie", "szilvia", "tadeusz",
    "tae-yang", "takashi", "takeshi", "takumi", "tamar", "tamara", "tanja", "tanya", "taras", "tariq", "tarmo",
    "tatiana", "tatsuya", "tejas", "temitope", "tendai", "teresa", "tetiana", "thabo", "thais", "thanh", "themba",
    "thiago", "thibault", "thilo", "thomas", "thorir", "thorsten", "thuy", "tiago", "tiina", "timur", "tina",
    "tinashe", "tobias", "todd", "tomas", "tomasz", "tomislav", "tommaso", "tomoko", "torbjorn", "torkel",
    "torsten", "trung", "tunde", "tunji", "tuomas", "uche", "ulrich", "ulrike", "umesh", "ute", "uwe", "uxue",
    "vaclav", "valentin", "valentina", "valeria", "valerie", "vandana", "vanessa", "varun", "vasco", "vasilis",
    "vasily", "veronica", "veronika", "vesna", "vicente", "vijay", "vikas", "vikram", "vikrant", "viktor",
    "viktoria", "vinay", "vincent", "vincenzo", "vineet", "vinicius", "vinod", "vishal", "vishnu", "vitalii",
    "vivek", "vlad", "vladimir", "vojtech", "volker", "volodymyr", "wahyu", "walter", "wanderley", "wanjiru",
    "waqas", "wei", "werner", "wiebke", "wilhelm", "willem", "wojciech", "wolfgang", "xabier", "xavier", "ximena",
    "xiomara", "yaa", "yana", "yannick", "yara", "yasmin", "yetunde", "yevhen", "yoko", "yolanda", "yosuke",
    "youssef", "yuki", "yuko", "yulia", "yuri", "yusuf", "yuto", "yves", "yvonne", "zahra", "zdenek", "zeynep",
    "zhanna", "zoltan", "zoran", "zsofia", "zsolt", "zuzana", "zuzanna",
];

/// Whether a word in lower case, accents or not, is a given name.
pub fn is_given(word: &str) -> bool {
    // Most words have no accent.
    let plain = if word.is_ascii() { word.into() } else { any_ascii(word) };
    GIVEN.binary_search(&plain.as_str()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn given_names_are_in_order() {
        assert!(GIVEN.is_sorted());
        for (word, want) in [("aditya", true), ("söhnke", false), ("núño", true), ("acme", false)]
        {
            assert_eq!(is_given(word), want, "{word}");
        }
    }
}
