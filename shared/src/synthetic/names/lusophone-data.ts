import type { CultureSource } from '../culture';

/** Portuguese-speaking countries: mother's family name first, particles "da", "dos". */
export const lusophone: CultureSource = {
  name: 'lusophone',
  weight: 5,
  countries: [
    [
      'BRA',
      60,
      'POR',
      'São Paulo, Rio de Janeiro, Salvador, Fortaleza, Belo Horizonte, Curitiba, Manaus, Recife, Belém, Goiânia',
    ],
    ['PRT', 25, 'POR', 'Lisboa, Porto, Braga, Coimbra, Setúbal, Faro, Évora'],
    ['AGO', 8, 'POR', 'Luanda, Huambo, Lobito, Benguela'],
    ['MOZ', 6, 'POR', 'Maputo, Beira, Nampula, Quelimane'],
    ['CPV', 3, 'POR', 'Praia, Mindelo, Assomada'],
  ],
  family: `da Silva, dos Santos, Ferreira, Pereira, Oliveira, Costa, Rodrigues, Martins, de Jesus, de Sousa, Fernandes, Gonçalves,
    Gomes, Lopes, Marques, Alves, de Almeida, Ribeiro, Pinto, Carvalho, Teixeira, Moreira, Correia, Mendes, Nunes, Soares, Vieira,
    Monteiro, Cardoso, da Rocha, Neves, Coelho, da Cruz, Cunha, Pires, Araújo, Barbosa, do Nascimento`,
  male: `João, António, José, Manuel, Francisco, Carlos, Luís, Paulo, Pedro, Miguel, Rui, Jorge, Fernando, Ricardo, Nuno, Tiago,
    André, Bruno, Hugo, Marcelo, Gustavo, Rodrigo, Rafael, Vítor, Mário, Joaquim, Sérgio, Eduardo, Diogo, Gonçalo, Thiago, Leandro`,
  female: `Maria, Ana, Joana, Catarina, Inês, Sofia, Margarida, Beatriz, Mariana, Rita, Teresa, Isabel, Luísa, Fernanda, Cláudia,
    Sandra, Patrícia, Carla, Helena, Marta, Filipa, Sílvia, Adriana, Juliana, Camila, Larissa, Vanessa, Aline, Conceição, Vitória`,
  doubleFamily: { chance: 0.7, joiner: ' ' },
  secondGiven: 0.35,
  nicknames: `José=Zé, António=Tó, Francisco=Chico, Manuel=Manel, Joaquim=Quim, Fernando=Nando, Eduardo=Edu, Rafael=Rafa,
    Beatriz=Bia, Teresa=Teté, Isabel=Bela, Margarida=Guida, Mariana=Mari, Fernanda=Nanda`,
  complexion: 'MIXED',
  height: 172,
};
