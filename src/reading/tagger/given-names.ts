const names = `Aaron Abbas Abdul Abdullah Abigail Abraham Adam Adrian Ahmad Ahmed Aisha Alan Albert Alejandro Alex Alexander Alexandra Alexis Alfred Ali Alice
Alison Allan Allen Allison Amanda Amber Amir Amit Amy Ana Anderson Andre Andrea Andrei Andrew Andy Angel Angela Anita Ann Anna Anne Anthony Antonio Arjun
Arnold Arthur Ashley Ashraf Austin Barbara Barry Ben Benjamin Bernard Beth Betty Beverly Bill Billy Bob Bobby Brad Bradley Brandon Brenda Brent Brett Brian
Bruce Bryan Caleb Calvin Cameron Carl Carla Carlos Carmen Carol Caroline Carolyn Casey Catherine Cathy Chad Charles Charlie Charlotte Cheryl Chris Christian
Christina Christine Christopher Cindy Claire Clarence Claudia Clayton Cody Colin Connie Connor Corey Craig Crystal Curtis Cynthia Dale Dan Daniel Danielle
Danny Darren Darryl Dave David Dawn Dean Deborah Debra Denise Dennis Derek Diana Diane Diego Dmitry Dominic Don Donald Donna Doris Dorothy Doug Douglas Duane
Dustin Dylan Earl Ed Eddie Edgar Edith Eduardo Edward Edwin Eileen Elaine Elena Eli Elizabeth Ellen Emily Emma Enrique Eric Erica Erik Erin Ernest Ethan Eugene
Eva Evan Evelyn Fatima Felix Fernando Florence Frances Francis Francisco Frank Fred Frederick Gabriel Gail Gary Gene George Gerald Gilbert Gina Giovanni Glen
Glenn Gloria Gordon Grace Graham Grant Greg Gregory Guillermo Guy Hannah Harold Harry Hassan Heather Hector Heidi Helen Henry Herbert Holly Howard Hugh Hussein
Ian Ibrahim Imran Irene Isaac Isabel Ivan Jack Jackie Jackson Jacob Jacqueline Jaime James Jamie Jan Jane Janet Janice Jared Jason Javier Jay Jean Jeff Jeffrey
Jennifer Jenny Jeremy Jerome Jerry Jesse Jessica Jesus Jill Jim Jimmy Joan Joanna Joanne Joe Joel John Johnny Jon Jonathan Jordan Jorge Jose José Joseph Josh
Joshua Joy Joyce Juan Judith Judy Julia Julian Julie June Justin Karen Karim Karl Kate Katherine Kathleen Kathryn Kathy Katie Kayla Keith Kelly Ken Kenneth
Kevin Khalid Kim Kimberly Kristen Kristin Kumar Kurt Kyle Lance Larry Laura Lauren Laurie Lawrence Lee Leo Leon Leonard Leslie Lewis Linda Lisa Lloyd Logan Lois
Lori Louis Louise Lucas Lucy Luis Luke Lynn Madison Mahmoud Manuel Marc Marcia Marco Marcus Margaret Maria María Marie Mario Mark Marsha Martha Martin Marvin Mary
Mathew Matt Matthew Maureen Maurice Max Megan Melanie Melissa Melvin Michael Michel Michele Michelle Miguel Mike Mikhail Milton Mindy Mitchell Mohamed Mohammad
Mohammed Molly Monica Morgan Muhammad Mustafa Nancy Naomi Natalie Nathan Neil Nelson Nicholas Nick Nicolas Nicole Nikolai Nina Noah Norma Norman Olga Oliver Omar
Oscar Osama Pablo Pamela Patricia Patrick Paul Paula Pauline Pedro Peggy Penny Perry Pete Peter Phil Philip Phillip Phyllis Pierre Priya Rachel Rafael Rahul Raj Rajesh
Ralph Ramon Randall Randy Ravi Ray Raymond Rebecca Regina Renee Ricardo Richard Rick Ricky Rita Rob Robert Roberta Roberto Robin Rodney Roger Roland Ron Ronald Rosa
Rose Ross Roy Russell Ruth Ryan Sally Sam Samantha Samuel Sandra Sanjay Sara Sarah Scott Sean Sergei Sergio Seth Shane Shannon Sharon Shaun Shawn Sheila Shelly
Sheri Sherry Shirley Sidney Silvia Simon Sofia Sonia Sophie Stacey Stacy Stanley Stefan Stella Stephanie Stephen Steve Steven Stuart Sunil Susan Suzanne Sylvia
Tamara Tammy Tanya Tara Ted Teresa Terri Terry Thelma Theodore Theresa Thomas Tiffany Tim Timothy Tina Todd Tom Tommy Toni Tony Tracy Travis Trevor Troy Tyler
Valerie Vanessa Vera Vernon Veronica Vicki Victor Victoria Vijay Vincent Viktor Virginia Vladimir Walter Wanda Warren Wayne Wendy Wesley Will William Willie Xavier
Yasmin Yolanda Yuri Yusuf Yvonne Zachary Zoe`

const known = new Set(names.toLowerCase().split(/\s+/))

/** Whether a word is a common given name: what stands behind one is rarely a place. */
export function isGivenName(word: string): boolean {
  return known.has(word.toLowerCase())
}
