// Some eight hundred English sentences of everyday life and other trades, written for this purpose; none stems from a measuring set.
/** Lower case, as they are typed. */
export const englishBackground: readonly string[] = `
good morning everyone · did you sleep well · what a beautiful evening · i am so tired today · nice weather isn't it
it has been raining since noon · the wind is really strong here · are you a real person or a machine · do you have feelings
who made you · what do you look like · tell me a joke about penguins · that was not funny at all · haha very good · lol
omg no way · i am bored · sing me a song · do you like music · my dog just ate my sandwich · the cat is sleeping on the keyboard
you are stupid · you are the best · i love you · will you marry me · what is the meaning of life · do aliens exist
is there a god · how old is the universe · why is the sky blue · how far away is the moon · which planet has the most rings
how do magnets work · who won the world cup in 1998 · what was the score of the match last night · who is the fastest runner alive
which team plays at home on saturday · how many players are in a hockey team · teach me chess openings
what is a good strategy for poker · who painted the night watch · who wrote war and peace · recommend a novel for the summer
what is the plot of hamlet · how does the film end · is the new superhero movie any good · who plays the villain in that series
when does the next season come out · what songs are on her first album · how do you tune a guitar
how many strings does a violin have · what is the capital of mongolia · how many people live in brazil
which is the longest river in africa · how high is the eiffel tower · what language do they speak in belgium
what time is it in tokyo · when is easter this year · how many days until christmas · what day was the fourth of july last year
who was the first emperor of rome · when did the berlin wall fall · who invented the steam engine
what caused the great fire of london · who is the prime minister of canada · how does the electoral college work
should we tax the rich · what do you think about the war · is climate change real · how many calories are in an avocado
how do i boil an egg · what goes well with salmon · how long should i roast a chicken · give me a recipe for banana bread
can i freeze mushrooms · what is the difference between baking soda and baking powder · my sourdough does not rise
which wine goes with cheese · how do you make good coffee · is it safe to eat raw eggs · how do i get a stain out of the sofa
what kills weeds in the driveway · when should i plant tomatoes · why are the leaves of my basil turning yellow
how often do i water a cactus · how do i prune a rose bush · what do hedgehogs eat · how long do elephants live
are sharks dangerous · can a parrot learn to speak · how do i train a puppy · my rabbit does not eat
what is the biggest dinosaur · how do bees find their way home · how do i tie a bow tie · what should i wear to a wedding
how do i iron a shirt · does this colour suit me · how do i get gum out of my hair · how do i paint a wall without streaks
how do i hang a heavy mirror · the drain in my kitchen is blocked · my toilet keeps running · how do i bleed a radiator
what size drill bit do i need for concrete · my bicycle chain keeps falling off · how do i patch a tyre
what does the orange light in my car mean · how often should i change the engine oil · how much pressure in the front tyres
how do i parallel park · what is the speed limit in germany · where can i park near the stadium · is the motorway closed
when does the next bus leave · which platform does the train to leeds go from · how do i get to the airport from here
is there a ferry on sundays · do i need a visa for vietnam · what should i pack for iceland
which vaccinations do i need for kenya · can you recommend a hotel in lisbon · book me a table for four tonight
find me a hairdresser nearby · where is the nearest petrol station · is the museum open on monday
how much is a ticket for the zoo · i have a headache · my back hurts when i sit · how do i get rid of hiccups
how much water should i drink a day · what are the symptoms of the flu · is this mole dangerous · how do i stop snoring
how many hours of sleep do i need · which exercises are good for the shoulders · how do i run a marathon
how do i lose weight before summer · can i take aspirin while pregnant · my tooth hurts · the baby does not stop crying
when do children learn to walk · how do i help my son with maths · what is the square root of 144 · what is seven times eight
how do i solve a quadratic equation · what is a prime number · explain photosynthesis to a child
what is the chemical formula of salt · how does a nuclear reactor work · what is the theory of relativity
translate good night into italian · how do you spell necessary · what is the plural of octopus · what is another word for happy
write an essay about friendship · write a poem about autumn · summarise this text for me · correct my grammar please
give me ten names for a hamster · what is a good title for my blog · write a python function that sorts a list
what is a null pointer · how do i center a div · explain recursion · my code does not compile · git says detached head
which laptop is good for gaming · how do i build a computer · how do i take a screenshot · what is the best search engine
how do i draw a horse · how do i fold a paper crane · how do i knit a scarf · what is a good camera for beginners
how do i photograph the stars · how do i write a letter of application · what should i say in a job interview
how do i ask for more salary · my boss is shouting at me · i want to quit my job · how do i found a company
what does an architect earn · how do i become a pilot · which university is best for law · how do i write a thesis
when does the semester start · i failed my exam · how do i learn spanish fast · should i buy shares now
what is the price of gold · how does inflation work · what will bitcoin be worth next year · how do i fill in my tax form
how much is the inheritance tax · do i need a lawyer for a divorce · how do i write a will · can my landlord throw me out
my neighbours are too loud · how do i get a passport · where do i register a newborn · how do i report a stolen bicycle
who do i call when there is a gas leak · my girlfriend left me · how do i tell him that i like him
my best friend is angry with me · what should i give my mother for her birthday · how do i plan a wedding
how do i comfort a friend who lost her father · i feel lonely · i cannot sleep at night · nobody understands me · life is unfair
everything will be fine · thank you that is very kind · you are welcome · never mind · forget it · just kidding
i was only testing · nothing · nothing special · no idea · maybe later · let me think · hold on a second · one moment · i am back
i have to go now · talk to you tomorrow · see you around · have a nice weekend · happy new year
merry christmas to you and your family · happy birthday dear anna · get well soon · congratulations on your new job
good luck tomorrow · sleep tight · same to you · who cares · so what · why not · how come · says who · are you sure · really
seriously · i do not believe you · that is wrong · that makes no sense · what do you mean · say that again · i did not say that
you already told me that · i told you so · whatever · okay then · fine · right · exactly · absolutely · of course · of course not
yes but · no but · and then · because · if only · the other one · the blue thing over there · as i was saying
so anyway my sister · but then he said that · when i was in · it is about the · i would like to · can you · could you please
do you know if · is it possible that · what happens when the · how about the · where is my · what about · and the second
for example if · not that one · something else · the same as yesterday · like last time · a bit more to the left
upstairs in the bedroom · between the two trees · at half past nine · on the third of march · two or three · about seventeen
twelve · 123456 · 0000 · asdf · asdfghjkl · qwerty · qwertyuiop · zxcvbnm · hjkl hjkl · fdsafdsa · lkjlkj · aaaaaa · jjjjjjjj
xxxxx · blah blah blah · bla bla · la la la · hmm · hmmm · uhm · ehm what · ugh · meh · wow · oops · yay · argh · huh · pfff
tada · test · test test · testing one two three · is this thing on · hello hello can anybody hear me · ping · foo bar
lorem ipsum dolor sit amet · the quick brown fox jumps over the lazy dog · abc · abcdefg · x · k · kk · brb · idk · wtf · smh
ttyl · my grandmother lives in the mountains · we went to the lake on sunday · the children are playing in the garden
he forgot his umbrella on the bus · she has been studying medicine for six years · they painted the fence green
the soup is too salty · somebody left the window open · the neighbours are moving to australia · we are having guests tonight
the power went out during the storm · i saw a fox in the street this morning · my uncle drives a tractor
the bakery on the corner smells wonderful · i burnt the toast again · the teacher gave us too much homework
my brother plays the drums · the concert was cancelled because of snow · the lift is out of order again · we missed the last tram
the museum was full of tourists · there is sand in my shoes · the clock on the tower is wrong · i found a coin on the pavement
the river froze last winter · our team lost again · the referee was blind · the sunset was purple · i dreamt that i could fly
the orchestra starts at eight · the harvest was poor this year · the mayor opened the new bridge
the parliament votes on thursday · police are looking for a man in a red coat · scientists discovered a new species of frog
the volcano erupted overnight · a ship ran aground near the coast · the queen visited a hospital · stock markets fell sharply
the striker broke his leg · the band splits up after ten years · actors are on strike · a meteor lit up the sky
the satellite reached its orbit · how do rainbows form · why do cats purr · why do we yawn · what is deja vu
why is the sea salty · how do planes fly · how deep is the ocean · how is glass made · who invented the zip · what is quicksand
how do submarines dive · how many bones does a human have · why do onions make you cry · what is the loudest animal
can fish hear · do plants feel pain · what is the oldest tree · how do volcanoes work · what is inside a black hole
can you see the great wall from space · how heavy is a cloud · how do i whistle with two fingers · how do i juggle
how do i do a handstand · how do i skip stones · how do i make a campfire · how do i pitch a tent in the rain
which mushrooms are poisonous · how do i catch a trout · what bait works for carp · how do i sharpen a knife
how do i clean a paintbrush · how do i lay tiles · how do i build a bookshelf · what wood is good for a table
how do i insulate the attic · how do i get rid of ants · there is a wasp nest under my roof · mice in the kitchen
how do i remove mould from the wall · how do i descale a kettle · how do i season a cast iron pan · how do i store potatoes
is the milk still good · what can i cook with leftover rice · how spicy is this curry · do you have a table by the window
the waiter forgot us · can i have the bill please · two beers please · a pint of milk and six eggs · a haircut and a shave
a single room with breakfast · a return ticket to york · a window seat please · my luggage did not arrive in rome
the flight is overbooked · is there turbulence over the alps · which gate does the flight to oslo leave from
can i bring my dog on the plane · the tour guide speaks no english · where can i rent skis · how deep is the snow
is the beach clean · are there jellyfish in the water · how do i surf · how warm is the pool · what time does the gym close
how many push ups should i do · which yoga pose helps the back · what is a healthy breakfast · is butter better than margarine
how much sugar is in cola · are you vegetarian · i am allergic to peanuts · does the vaccine hurt · when can i see the doctor
the nurse was very friendly · how do i bandage an ankle · the prescription has run out · what does my blood test mean
how do i stop smoking · i need a therapist · what is my star sign · what does my dream mean · read my palm · will i be rich
what are the lottery numbers · flip a coin · roll a dice · pick a number between one and ten · let us play twenty questions
rock paper scissors · truth or dare · knock knock · guess what · what is brown and sticky · do you know any riddles · do you dream
are you afraid of death · how much do you weigh · what did you have for lunch · where do you live
do you have brothers and sisters · what is your favourite colour · are you married · can you keep a secret · do you speak klingon
beam me up · may the force be with you · winter is coming · to be or not to be · once upon a time there was a king · the end
amen · hallelujah · god bless you · rest in peace · viva la revolucion · hola que tal · bonjour tout le monde · guten tag
ciao bella · cheers mate · howdy partner · yo · sup · hey you · long time no see · how was your holiday · how is your mother
say hello to your wife · give me a hug · stop it · leave me alone · go away · shut up · get lost · you are fired
i will sue the government · who let the dogs out · the answer is forty two · turn on the lights in the living room
set an alarm for six · remind me to call grandma · play some jazz · louder · next song · skip this one · open the garage door
lower the blinds · take a note · read me the news · what is on television tonight · switch to channel four · record the match
how do i connect the printer · the screen is flickering · the fan is making a noise · my headphones only work on one side
how do i back up my photos · how do i edit a video · which font is this · how do i make a table of contents
the spreadsheet shows an error in column c · convert ten miles to kilometres · how many ounces in a pound
how many feet is two metres · what is thirty percent of ninety · what is the temperature in fahrenheit · will it snow on friday
is there a storm coming · when does the sun rise · is it a full moon tonight · what is the pollen count · how high are the waves
how do i tie a bow tie · how do i boil an egg · how do i whistle · how do i sharpen a knife · how do i become a pilot · how do i grow tomatoes
how do i write a poem · how do i learn to swim · how do i stop snoring · how do i train a puppy · how do i get to the museum
how do you say thank you in french · how do you spell rhythm · how do you make pancakes · how do planes fly · how do bees make honey
how does a camera work · how does the engine start · how does it end · how does one become a judge · how did the dinosaurs die
how did he win the race · how is the weather in rome · how is cheese made · how is your sister · how are mountains formed
how can i sleep better · how can i lose weight · how can i help the planet · how can fish breathe · how could this happen
how much does an elephant eat · how much sugar is in this cake · how much rain fell · how much snow is there · how much is two plus two
how many planets are there · how many bones has a hand · how many players are on a team · how many people live here · how many legs has a spider
how long is the river · how long does a cat live · how long is the film · how long have you been here · how long until spring
how old is the universe · how old are you · how far is the moon · how far is it to the beach · how tall is that tower · how big is a whale
how often do you wash your hair · how often does it rain here · how fast can a horse run · how deep is the sea · how come
what is a noun · what is love · what is gravity · what is the meaning of life · what is your favourite colour · what is the capital of peru
what is the largest lake · what is for dinner · what is on at the cinema · what is that noise · what is he doing · what is wrong with the cat
what is the best way to cook rice · what is the name of this song · what is the difference between a crow and a raven
what are the lyrics · what are clouds made of · what are you reading · what are the rules of chess · what are vitamins
what was the score · what was her name · what does this word mean · what does a geologist do · what do owls eat · what do you think of art
what time is the match · what time does the sun set · what kind of bird is that · what colour is the sky · what happened in the war
what happens after death · what if it rains · what should i wear · what should i cook tonight · what can i do about mice · what about tomorrow
where is the nearest park · where is mount fuji · where is my other sock · where are the scissors · where are my glasses · where do penguins live
where do babies come from · where did you grow up · where can i see the stars · where can i learn to dance · where does the river begin
when is easter · when is the next eclipse · when is your birthday · when are strawberries in season · when does school start
when does winter begin · when did the empire fall · when did she leave · when will it stop raining · when will the bridge be finished · when can we meet
who is the president · who is that actor · who are you · who are the finalists · who wrote this book · who invented the telephone · who was the first king
who will win · who can say · which planet is the hottest · which team is leading · which way is north · which mushroom can be eaten · whose bag is this
why is the sky blue · why is the sea salty · why are leaves green · why are you sad · why do cats purr · why do we dream · why does ice float
why did the chicken cross the road · why did they break up · why can birds fly · why is it so cold · why not
is it going to rain · is it raining · is the earth round · is there life on mars · is there a god · is there a piano in the hall · is he married
is she your teacher · is that a dog · is this a dream · is coffee bad for you · is the pool open today · are you a robot · are you hungry
are we there yet · are they twins · are snakes deaf · are there bears in this forest · are there any good films on · was it a good match · were you there
do you have a cat · do you have brothers · do you have a pen · do you like jazz · do you know my uncle · do you believe in ghosts · do you speak italian
do fish sleep · do i look tired · do we have milk · does it hurt · does he play the violin · does she live here · does the moon have air · did you see that
did it snow · did they win · can you sing · can you swim · can you drive a tractor · can you hear the birds · can i pet the dog · can i come in
can i borrow a pencil · can we go home · can penguins fly · can dogs eat grapes · could you open the window · could you pass the salt · would you like tea
would you marry me · will you be there · will it hurt · will there be cake · should i call her · should i wear a coat · may i sit here · have you seen my keys
have you ever been to africa · has he arrived · had they known · i want to go home · i want a pony · i want to be an astronaut · i want to sleep
i would like to dance · i would like a window seat at the theatre · i need a nap · i need to study · i need help with algebra · i have a headache
i have two sisters · i have a dream · i am looking for my dog · i am looking for a good novel · i am tired · i am trying to learn the guitar
i lost my umbrella · i forgot her birthday · i do not like spiders · i cannot sleep · i can not find my shoes · i think so · i think it will rain
my dog is ill · my car will not start · my brother is late · my tooth hurts · please close the door · please be quiet · please sing a song
tell me about the romans · tell me a secret · show me a picture of a fox · give me a recipe · let me think · let us play · the train is late · there is a spider
any idea · any news · anything else · no idea · no problem · not yet · of course · maybe later · what now · says who · so what · who cares · how so
`
  .split(/ · |\n/)
  .filter((line) => line !== "");
