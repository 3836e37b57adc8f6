/** The operation of the public gateways benchmark: wide and nested, with an answer of some 88 kB. */
const WIDE = `
  fragment User on User { id username name }
  fragment Review on Review { id body }
  fragment Product on Product { inStock name price shippingEstimate upc weight }
  query Wide {
    users {
      ...User
      reviews {
        ...Review
        product {
          ...Product
          reviews { ...Review author { ...User reviews { ...Review product { ...Product } } } }
        }
      }
    }
    topProducts {
      ...Product
      reviews { ...Review author { ...User reviews { ...Review product { ...Product } } } }
    }
  }`;

/** Three services one after another, and an answer of a few hundred bytes. */
const SMALL = 'query Small { me { id name reviews { id product { upc name } } } }';

/** The operations that gateways are measured with. */
export const operations = { wide: WIDE, small: SMALL } as const;

export type OperationName = keyof typeof operations;
export const operationNames = Object.keys(operations) as OperationName[];
