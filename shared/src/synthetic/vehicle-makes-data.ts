/** What a vehicle is. */
export type SyntheticVehicleType = 'CAR' | 'TRUCK' | 'MOTORBIKE' | 'TRAILER' | 'CARAVAN' | 'BUS';

/** A manufacturer's line: world manufacturer identifier (ISO 3780), make code in the manner of NCIC, label, type. */
export interface MakeRow {
  readonly wmi: string;
  readonly code: string;
  readonly label: string;
  readonly type: SyntheticVehicleType;
  /** Relative frequency. */
  readonly weight: number;
  /** First model year of the models listed, 2004 at the earliest. */
  readonly from: number;
  readonly models: readonly string[];
}

/** Makes with their world manufacturer identifiers, as published in lists of assigned codes. */
export const MAKES: readonly MakeRow[] = [
  make('JTD', 'TOYT', 'Toyota', 'CAR', 60, 2004, 'Corolla, Yaris, Auris, Prius'),
  make('SB1', 'TOYT', 'Toyota', 'CAR', 20, 2004, 'Avensis, Auris, Corolla'),
  make('VNK', 'TOYT', 'Toyota', 'CAR', 15, 2004, 'Yaris'),
  make('WVW', 'VOLK', 'Volkswagen', 'CAR', 80, 2004, 'Golf, Passat, Polo'),
  make('WVG', 'VOLK', 'Volkswagen', 'CAR', 30, 2008, 'Touareg, Tiguan, Touran'),
  make('WV1', 'VOLK', 'Volkswagen', 'TRUCK', 12, 2006, 'Crafter, Amarok, Caddy'),
  make('3VW', 'VOLK', 'Volkswagen', 'CAR', 15, 2004, 'Jetta, Golf'),
  make('9BW', 'VOLK', 'Volkswagen', 'CAR', 15, 2004, 'Gol, Fox, Saveiro'),
  make('WBA', 'BMW', 'BMW', 'CAR', 60, 2004, '3 Series, 5 Series, 7 Series, X5'),
  make('WBS', 'BMW', 'BMW', 'CAR', 6, 2005, 'M3, M5'),
  make('WDB', 'MERZ', 'Mercedes-Benz', 'CAR', 40, 2004, 'C-Class, E-Class, S-Class'),
  make('WDD', 'MERZ', 'Mercedes-Benz', 'CAR', 40, 2006, 'C-Class, E-Class, S-Class, CLS'),
  make('WDF', 'MERZ', 'Mercedes-Benz', 'TRUCK', 10, 2004, 'Vito, Sprinter'),
  make('WAU', 'AUDI', 'Audi', 'CAR', 50, 2004, 'A3, A4, A6, A8'),
  make('TRU', 'AUDI', 'Audi', 'CAR', 8, 2004, 'TT'),
  make('WP0', 'PORS', 'Porsche', 'CAR', 8, 2004, '911, Boxster, Panamera'),
  make('WP1', 'PORS', 'Porsche', 'CAR', 10, 2004, 'Cayenne'),
  make('W0L', 'OPEL', 'Opel', 'CAR', 30, 2004, 'Astra, Corsa, Zafira, Vectra'),
  make('WF0', 'FORD', 'Ford', 'CAR', 45, 2004, 'Focus, Fiesta, Mondeo, Transit'),
  make('1FA', 'FORD', 'Ford', 'CAR', 20, 2004, 'Mustang, Focus, Taurus'),
  make('1FT', 'FORD', 'Ford', 'TRUCK', 25, 2004, 'F-150, F-250, Ranger'),
  make('VF1', 'RENA', 'Renault', 'CAR', 45, 2004, 'Clio, Mégane, Laguna, Scénic'),
  make('VF6', 'RENA', 'Renault Trucks', 'TRUCK', 5, 2004, 'Magnum, Premium, Midlum'),
  make('VF3', 'PEUG', 'Peugeot', 'CAR', 40, 2004, '206, 307, 308, Partner'),
  make('VF7', 'CITR', 'Citroën', 'CAR', 30, 2004, 'C3, C4, Berlingo, Jumper'),
  make('ZFA', 'FIAT', 'Fiat', 'CAR', 35, 2004, 'Punto, Panda, Doblò, Ducato'),
  make('ZAR', 'ALFA', 'Alfa Romeo', 'CAR', 10, 2004, '147, 159, Giulietta'),
  make('ZLA', 'LNCI', 'Lancia', 'CAR', 6, 2004, 'Ypsilon, Delta, Musa'),
  make('ZCF', 'IVEC', 'Iveco', 'TRUCK', 10, 2004, 'Daily, Eurocargo'),
  make('TMB', 'SKOD', 'Škoda', 'CAR', 30, 2004, 'Octavia, Fabia, Superb'),
  make('VSS', 'SEAT', 'SEAT', 'CAR', 22, 2004, 'Ibiza, León, Altea'),
  make('UU1', 'DACI', 'Dacia', 'CAR', 20, 2005, 'Logan, Sandero, Duster'),
  make('YV1', 'VOLV', 'Volvo', 'CAR', 18, 2004, 'S60, V70, XC90'),
  make('YV2', 'VOLV', 'Volvo Trucks', 'TRUCK', 10, 2004, 'FH, FM'),
  make('YS2', 'SCAN', 'Scania', 'TRUCK', 10, 2004, 'R-series, P-series, G-series'),
  make('WMA', 'MAN', 'MAN', 'TRUCK', 10, 2004, 'TGA, TGL, TGX'),
  make('XLR', 'DAF', 'DAF', 'TRUCK', 8, 2004, 'XF, CF, LF'),
  make('SAL', 'LNDR', 'Land Rover', 'CAR', 25, 2005, 'Range Rover Sport, Discovery, Defender'),
  make('SAJ', 'JAGU', 'Jaguar', 'CAR', 8, 2004, 'XJ, XF, S-Type'),
  make('SJN', 'NISS', 'Nissan', 'CAR', 25, 2007, 'Qashqai, Micra, Note'),
  make('SHH', 'HOND', 'Honda', 'CAR', 14, 2004, 'Civic'),
  make('JMZ', 'MAZD', 'Mazda', 'CAR', 20, 2004, '3, 6, MX-5'),
  make('JMB', 'MITS', 'Mitsubishi', 'CAR', 14, 2004, 'Pajero, Outlander, L200'),
  make('JF1', 'SUBA', 'Subaru', 'CAR', 10, 2004, 'Impreza, Forester, Legacy'),
  make('TSM', 'SUZI', 'Suzuki', 'CAR', 12, 2005, 'Swift, SX4, Vitara'),
  make('KMH', 'HYUN', 'Hyundai', 'CAR', 25, 2004, 'Santa Fe, Tucson, Getz'),
  make('TMA', 'HYUN', 'Hyundai', 'CAR', 12, 2009, 'i30, ix20'),
  make('U5Y', 'KIA', 'Kia', 'CAR', 16, 2007, "cee'd, Sportage"),
  make('5YJ', 'TESL', 'Tesla', 'CAR', 8, 2013, 'Model S, Model X, Model 3'),
  make('1G1', 'CHEV', 'Chevrolet', 'CAR', 20, 2004, 'Malibu, Corvette, Cobalt'),
  make('1J4', 'JEEP', 'Jeep', 'CAR', 10, 2004, 'Grand Cherokee, Wrangler'),
  make('XTA', 'LADA', 'Lada', 'CAR', 16, 2004, 'Niva, Kalina, Priora'),
  make('WMW', 'MNNI', 'MINI', 'CAR', 10, 2004, 'Cooper, One'),
  make('WME', 'SMRT', 'smart', 'CAR', 6, 2004, 'fortwo'),
  make('MAT', 'TATA', 'Tata', 'CAR', 8, 2004, 'Indica, Safari, Sumo'),
  make('MA3', 'SUZI', 'Maruti Suzuki', 'CAR', 12, 2004, 'Alto, Swift, Wagon R'),
  make('LSV', 'VOLK', 'Shanghai Volkswagen', 'CAR', 10, 2004, 'Santana, Polo, Passat'),
  make('1HD', 'HD', 'Harley-Davidson', 'MOTORBIKE', 8, 2004, 'Sportster, Road King, Softail'),
  make('ZDM', 'DUCA', 'Ducati', 'MOTORBIKE', 6, 2004, 'Monster, Multistrada'),
  make('VBK', 'KTM', 'KTM', 'MOTORBIKE', 6, 2004, 'Duke, Adventure, EXC'),
  make('SMT', 'TRIU', 'Triumph', 'MOTORBIKE', 5, 2004, 'Bonneville, Tiger, Speed Triple'),
  make('WB1', 'BMW', 'BMW Motorrad', 'MOTORBIKE', 6, 2004, 'R 1200 GS, F 800'),
  make('ZAP', 'PIAG', 'Piaggio', 'MOTORBIKE', 10, 2004, 'Vespa, Beverly, Liberty'),
  make('VTL', 'YAMA', 'Yamaha', 'MOTORBIKE', 8, 2004, 'XT 660, TDM'),
  make('MD2', 'BAJA', 'Bajaj', 'MOTORBIKE', 8, 2004, 'Pulsar, Discover'),
  make('WKE', 'KRON', 'Krone', 'TRAILER', 6, 2004, 'Profi Liner, Cool Liner, Mega Liner'),
  make('WSM', 'SCHM', 'Schmitz Cargobull', 'TRAILER', 7, 2004, 'S.CS, S.KO'),
  make('SCK', 'IFOR', 'Ifor Williams', 'TRAILER', 4, 2004, 'HB506, LM146, TT3621'),
  make('2TP', 'TRPE', 'Triple E', 'CARAVAN', 5, 2004, 'Regency, Commander'),
  make('WEB', 'MERZ', 'Mercedes-Benz', 'BUS', 3, 2004, 'Citaro, Tourismo'),
  make('WKK', 'SETR', 'Setra', 'BUS', 2, 2004, 'S 415, S 416'),
  make('YE2', 'VANH', 'Van Hool', 'BUS', 2, 2004, 'T917, A330'),
];

function make(
  wmi: string,
  code: string,
  label: string,
  type: SyntheticVehicleType,
  weight: number,
  from: number,
  models: string,
): MakeRow {
  return { wmi, code, label, type, weight, from, models: models.split(', ') };
}
