/**
 * Beginnings of the passwords that published lists of leaked passwords (UK NCSC 2019, Nord Security 2019–2024) put first, cut
 * to their stems and written down by hand in lower case: names, sports, teams, figures, phrases, in English, French, Spanish
 * and transcribed Arabic. A long password made of these and of digits or marks around them is as easily guessed as they are.
 */
export const commonWords: readonly string[] = `
password passwort passwd motdepasse contrasena contraseña clave senha parola kalimatserr secret secreto secreta secrete letmein
welcome bienvenue bienvenido bienvenida marhaba ahlan admin administrator administrateur administrador root user usuario utilisateur guest test
testing temp temporary changeme change default login logon signin account access office computer internet server system
qwerty azerty qwertz qwertyuiop azertyuiop asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx qweasd poiuytrewq lkjhgfdsa mnbvcxz
iloveyou iloveu loveyou lovely love jetaime tequiero teamo amour amor habibi habibti hayati bismillah allah allahuakbar
mashallah inshallah alhamdulillah mohamed mohammed muhammad ahmed ahmad mustafa fatima khadija aisha mariam
sunshine princess princesa princesse flower fleur flores butterfly rainbow summer winter spring autumn monday tuesday
wednesday thursday friday saturday sunday january february march april june july august september october november december
football futbol soccer baseball basketball hockey cricket liverpool chelsea arsenal barcelona realmadrid madrid juventus
manchester everton tottenham rangers celtic ronaldo messi zidane
superman batman spiderman pokemon starwars pikachu naruto minecraft fortnite nintendo playstation blink metallica nirvana
dragon monkey tigger tiger shadow master killer hunter ranger buster jordan harley michael michelle jennifer jessica
charlie thomas daniel andrew george robert william ashley nicole matthew joshua anthony david alexander christian maria
mohammad carlos alejandro francisco antonio roberto gabriel sebastian valentina camila daniela carolina andrea fernando
nicolas camille julien chocolate cookie cheese banana orange ginger pepper coffee soleil bonjour hola hello salut
freedom forever family familia famille friends amigos happy lucky diamond silver golden purple yellow computer samsung
iphone android google facebook instagram youtube whatsapp microsoft windows linkedin linux trustno whatever starter
mustang corvette ferrari porsche mercedes yamaha honda toyota corolla abc abcd abcdef abcdefg aaa abcabc pass word correcthorsebatterystaple
correct horse battery staple mypassword the and you your
organization organisation international migration geneva
`
  .trim()
  .split(/\s+/)
