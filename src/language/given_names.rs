//! Given names in Latin letters that people all over the world bear, without accents, from public statistics of births: a
//! word after a comma that is one begins somebody's name, not a company's.

use any_ascii::any_ascii;

/// Given names, in lower case and in order.
#[rustfmt::skip]
const GIVEN: &[&str] = &[
    "aarav", "aarti", "abdul", "abdullah", "abhishek", "abubakar", "adaeze", "adam", "adebayo", "adeola", "aditi",
    "aditya", "adrian", "adriana", "agata", "agnieszka", "ahmad", "ahmed", "aida", "aiko", "aisha", "ajay", "akash",
    "akiko", "akira", "akshay", "alain", "alan", "albert", "alberto", "alejandra", "alejandro", "aleksander",
    "aleksandr", "aleksandra", "aleksei", "alena", "alessandra", "alessandro", "alexander", "alexandra",
    "alexandre", "alexandru", "alexei", "alfonso", "alfred", "ali", "alice", "alicia", "alina", "alisa", "aliyu",
    "allison", "alvaro", "amal", "amara", "amelia", "amin", "amina", "amir", "amit", "amrita", "ana", "ananya",
    "anastasia", "andre", "andrea", "andreas", "andrei", "andrej", "andres", "andrii", "andrzej", "angela",
    "angelo", "anita", "anja", "anjali", "anke", "anne", "annika", "ansgar", "antoine", "anton", "antonia",
    "antonio", "anurag", "aoife", "arash", "archana", "arif", "arjun", "arnaud", "arne", "arno", "artem", "arthur",
    "artur", "arun", "arvind", "asha", "ashish", "ashok", "ashwin", "asma", "astrid", "attila", "audrey",
    "aurelien", "axel", "ayesha", "ayse", "azadeh", "baptiste", "barbara", "bartosz", "beatrice", "beatriz",
    "benedikt", "benjamin", "benoit", "bernard", "bernd", "bertrand", "bhavana", "bilal", "birgit", "bjorn",
    "bogdan", "boris", "bram", "brandon", "brenda", "brendan", "brigitte", "bruno", "bryan", "burak", "camila",
    "camille", "carina", "carla", "carlo", "carmen", "carol", "caroline", "catalina", "catherine", "cecilia",
    "cedric", "celine", "chandrika", "chiara", "chidi", "chinedu", "chioma", "chloe", "christian", "christiane",
    "christina", "christine", "christoph", "christophe", "chukwudi", "ciara", "claire", "clara", "claudia",
    "claudio", "clement", "colin", "conor", "constantin", "cristian", "cristina", "cyril", "dagmar", "damian",
    "damien", "daniela", "daniele", "danielle", "danilo", "daria", "dario", "darko", "dave", "deborah", "deepa",
    "deepak", "deepika", "denis", "denise", "dennis", "derek", "diana", "diego", "dieter", "dilip", "dimitri",
    "dimitris", "dinesh", "dirk", "divya", "dmitri", "dmitry", "dmytro", "dominik", "dominique", "donald",
    "dorothea", "doug", "douglas", "dusan", "ebru", "edith", "edoardo", "eduard", "eduardo", "edwin", "eileen",
    "ekaterina", "elena", "eleni", "elias", "elif", "elin", "elina", "elisa", "elise", "elodie", "emanuel",
    "emanuele", "emeka", "emil", "emilia", "emilie", "emma", "emmanuel", "emre", "enrico", "enrique", "erik",
    "erika", "esra", "esther", "etienne", "eugene", "eva", "evelyn", "fabian", "fabio", "fabrice", "farah",
    "farhan", "fatima", "fatou", "felipe", "felix", "ferdinand", "fernanda", "fernando", "filip", "filippo",
    "fiona", "flavio", "florian", "francesca", "francesco", "francisco", "francois", "franz", "frederic", "fredrik",
    "friedrich", "gabriel", "gabriela", "gabriele", "gaurav", "gautam", "geert", "geoffrey", "georg", "georgios",
    "gerald", "gerard", "gerhard", "giacomo", "gianluca", "gilles", "giorgio", "giovanni", "girish", "giulia",
    "giuseppe", "gokhan", "gonzalo", "gopal", "graham", "greg", "gregor", "gregory", "guido", "guillaume",
    "guillermo", "gunnar", "gustav", "gustavo", "hadi", "hakan", "hamid", "hana", "hannah", "hannes", "hans",
    "harald", "hari", "harish", "harriet", "haruka", "haruki", "harumi", "hassan", "hector", "heidi", "heike",
    "heiko", "helen", "helena", "helene", "helga", "hemant", "hendrik", "henri", "henrik", "henrique", "henry",
    "hideki", "hiro", "hiroki", "hiroko", "hiroshi", "hitoshi", "holger", "hugo", "hussein", "ian", "ibrahim",
    "ifeoma", "ignacio", "igor", "ilona", "ilya", "imran", "ines", "ingo", "ingrid", "irene", "irina", "isaac",
    "isabel", "isabella", "isabelle", "ivan", "ivana", "jacek", "jacques", "jaime", "jakob", "jakub", "jamal",
    "jan", "jana", "jane", "janet", "janina", "janine", "jarek", "jaroslav", "javier", "jean", "jelena", "jens",
    "jeremy", "jerome", "jesper", "jesus", "jitendra", "joachim", "joakim", "joana", "joanna", "joao", "jochen",
    "joel", "joerg", "johan", "johann", "johanna", "johannes", "jonas", "jordi", "jorge", "joris", "joseba",
    "josef", "josep", "juergen", "julia", "julian", "juliana", "julie", "julien", "julio", "justyna", "kai",
    "kamal", "kamil", "karan", "karin", "karina", "karl", "karla", "karolina", "katarina", "katarzyna", "katerina",
    "katharina", "kathleen", "katrin", "kavita", "kavitha", "kazuki", "keiko", "keisuke", "keith", "kelly", "kenji",
    "kenneth", "kerstin", "kevin", "khaled", "khalid", "kieran", "kiran", "klaas", "klaus", "kofi", "konrad",
    "konstantin", "kostas", "krishna", "kristian", "kristina", "krzysztof", "kunal", "kurt", "kwabena", "kwame",
    "lakshmi", "lars", "lasse", "lauren", "laurent", "leah", "leandro", "leila", "lena", "lennart", "leon",
    "leonardo", "leonid", "leticia", "lidia", "lina", "lorenz", "lorenzo", "louis", "louise", "luca", "lucas",
    "lucia", "luciano", "lucie", "ludovic", "luis", "luisa", "lukas", "lukasz", "maciej", "madhav", "magdalena",
    "maha", "mahesh", "mahmoud", "maja", "makoto", "malin", "malte", "mandy", "manish", "manoj", "manuel",
    "manuela", "marc", "marcel", "marcelo", "marcin", "marco", "marcos", "marcus", "marek", "margaret", "margarita",
    "maria", "mariam", "marian", "mariana", "marie", "marija", "marina", "mario", "marion", "marisol", "marius",
    "markus", "marlene", "marta", "martha", "martijn", "martin", "martina", "masahiro", "masaki", "masato", "mateo",
    "mateusz", "mathias", "mathieu", "mathilde", "matteo", "matthias", "matthieu", "maurice", "mauricio", "mauro",
    "maxim", "maxime", "maximilian", "mehdi", "mehmet", "melanie", "mia", "michaela", "michal", "michel", "michele",
    "miguel", "mihai", "mikael", "mikhail", "milena", "milos", "minh", "miriam", "mirko", "miroslav", "mohamed",
    "mohammad", "mohammed", "mohan", "monica", "monika", "monique", "moritz", "morten", "muhammad", "mustafa",
    "mykola", "myriam", "nadia", "nadine", "najma", "nandini", "naoki", "naomi", "narayan", "natalia", "natalie",
    "natasha", "nathalie", "nathan", "naveen", "neha", "neil", "nicholas", "nick", "nicola", "nicolas", "nicole",
    "niels", "nikhil", "nikita", "niklas", "nikola", "nikolai", "nikolaos", "nikolas", "nikolay", "nils", "nina",
    "nino", "nishant", "nitin", "noah", "nora", "norbert", "nuno", "obinna", "octavio", "olaf", "oleg", "oleksandr",
    "oleksii", "olena", "olga", "oliver", "olivia", "olivier", "olumide", "omar", "oscar", "oskar", "osman",
    "otavio", "pablo", "paola", "paolo", "pascal", "patrick", "patrik", "paula", "paulina", "paulo", "pavel",
    "pavlo", "pawel", "pedro", "petr", "petra", "philip", "philipp", "philippe", "pierre", "pieter", "piotr",
    "pooja", "prabhat", "pradeep", "pranav", "prasad", "prashant", "praveen", "preeti", "priya", "priyanka",
    "quentin", "radek", "radoslaw", "rafael", "rafal", "raghu", "rahul", "raj", "rajesh", "rajiv", "ralf", "ralph",
    "raluca", "ramesh", "ramon", "randy", "raphael", "raul", "ravi", "rebecca", "reinhard", "remi", "renata",
    "renate", "rene", "ricardo", "riccardo", "ritu", "roberto", "robin", "rodrigo", "roger", "rohan", "rohit",
    "roland", "rolf", "roman", "ronald", "ronan", "rosa", "rosalind", "roxana", "ruben", "rudolf", "rui", "ruslan",
    "sabine", "sabrina", "sachin", "saeed", "sagar", "salma", "salman", "samantha", "samir", "samuel", "sandeep",
    "sandro", "sanjay", "sanjeev", "santiago", "santosh", "sara", "sascha", "satoshi", "satya", "sean", "sebastian",
    "sebastien", "selim", "serena", "serge", "sergei", "sergey", "sergii", "sergio", "shailesh", "shanthi",
    "sharon", "shashank", "sheila", "shinji", "shreya", "shruti", "siddharth", "silke", "silvia", "simon", "simona",
    "simone", "siobhan", "slawomir", "snehal", "sofia", "soledad", "solomiia", "sonali", "sonia", "sophie", "soren",
    "srikanth", "srinivas", "stanislav", "stefan", "stefania", "stefano", "steffen", "stephane", "stephanie",
    "sudhir", "sujata", "sunil", "suresh", "susanne", "sushil", "suzanne", "sven", "svetlana", "swapnil", "swati",
    "sylvain", "sylvie", "tadeusz", "takashi", "takeshi", "takumi", "tamara", "tanja", "tanya", "taras", "tariq",
    "tatiana", "tatsuya", "tejas", "teresa", "tetiana", "thiago", "thibault", "thilo", "thomas", "thorsten",
    "tiago", "tina", "tobias", "todd", "tomas", "tomasz", "tommaso", "tomoko", "torsten", "tunde", "uche", "ulrich",
    "ulrike", "umesh", "ute", "uwe", "valentin", "valentina", "valeria", "valerie", "vandana", "vanessa", "varun",
    "vasilis", "vasily", "veronica", "veronika", "vicente", "vijay", "vikas", "vikram", "vikrant", "viktor",
    "viktoria", "vinay", "vincent", "vincenzo", "vineet", "vinod", "vishal", "vishnu", "vitalii", "vivek", "vlad",
    "vladimir", "volker", "volodymyr", "walter", "waqas", "wei", "werner", "wiebke", "wilhelm", "willem",
    "wojciech", "wolfgang", "xavier", "ximena", "yana", "yannick", "yara", "yasmin", "yevhen", "yoko", "yosuke",
    "youssef", "yuki", "yuko", "yulia", "yuri", "yusuf", "yuto", "yves", "yvonne", "zahra", "zeynep", "zhanna",
    "zoltan", "zsolt", "zuzana", "zuzanna",
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
        for (word, want) in [("aditya", true), ("söhnke", false), ("núño", true), ("acme", false)] {
            assert_eq!(is_given(word), want, "{word}");
        }
    }
}
