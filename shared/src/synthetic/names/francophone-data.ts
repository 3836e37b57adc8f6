import type { CultureSource } from '../culture';

/** French-speaking Europe and Quebec. */
export const francophone: CultureSource = {
  name: 'francophone',
  weight: 6,
  countries: [
    [
      'FRA',
      65,
      'FRE',
      'Paris, Marseille, Lyon, Toulouse, Nice, Nantes, Strasbourg, Montpellier, Bordeaux, Lille, Rennes, Saint-Étienne',
    ],
    ['BEL', 14, 'FRE, DUT', 'Bruxelles, Liège, Charleroi, Namur, Mons'],
    ['CHE', 7, 'FRE, GER', 'Genève, Lausanne, Fribourg, Neuchâtel'],
    ['CAN', 10, 'FRE, ENG', 'Montréal, Québec, Laval, Gatineau, Sherbrooke'],
    ['LUX', 2, 'LTZ, FRE', 'Luxembourg, Esch-sur-Alzette'],
    ['MCO', 1, 'FRE', 'Monaco'],
    ['HTI', 4, 'FRE, HAT', 'Port-au-Prince, Cap-Haïtien, Les Cayes'],
  ],
  family: `Martin, Bernard, Dubois, Thomas, Robert, Richard, Petit, Durand, Leroy, Moreau, Simon, Laurent, Lefebvre, Michel, Garcia,
    Bertrand, Roux, Vincent, Fournier, Morel, Girard, André, Lefèvre, Mercier, Dupont, Lambert, Bonnet, François, Faure, Rousseau,
    Blanc, Guérin, Boyer, Garnier, Chevalier, Gauthier, Perrin, Clément, Tremblay, Côté, Bélanger, Le Gall, de La Tour`,
  male: `Jean, Pierre, Michel, André, Philippe, René, Louis, Alain, Jacques, Bernard, Marcel, Daniel, Roger, Robert, Paul, Claude,
    Christian, Henri, Georges, Nicolas, François, Patrick, Gérard, Christophe, Julien, Maxime, Thierry, Sébastien, Olivier, Jérôme,
    Benoît, Loïc, Cédric, Rémi`,
  female: `Marie, Jeanne, Françoise, Monique, Catherine, Nathalie, Isabelle, Jacqueline, Anne, Sylvie, Martine, Madeleine, Nicole,
    Suzanne, Hélène, Christine, Marguerite, Denise, Louise, Christiane, Sophie, Stéphanie, Céline, Véronique, Aurélie, Camille,
    Chloé, Léa, Manon, Élodie, Zoé`,
  secondGiven: 0.5,
  doubleFamily: { chance: 0.06, joiner: '-' },
  nicknames: `Jean=Jeannot, Philippe=Phil, Nicolas=Nico, Christophe=Chris, Sébastien=Seb, Maxime=Max, Daniel=Dany, Louis=Loulou,
    Nathalie=Nath, Isabelle=Isa, Véronique=Véro, Stéphanie=Steph, Catherine=Cathy, Françoise=Fanfan, Sophie=Soso`,
  complexion: 'LIGHT',
  height: 176,
};
