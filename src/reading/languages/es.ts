import type { LanguageWords } from './words.ts'

export const spanish: LanguageWords = {
  code: 'es',
  category: {
    conflict: [
      'ataques? (?:aéreos?|con drones|militar|armado)|bombardeos?|bombarde\\p{L}+|enfrentamientos? armados?|emboscadas?|misiles?|cohetes|drones?|artillería|ofensiva|alto el fuego|cese al fuego|tregua|guerrill\\p{L}+|paramilitar\\p{L}*|insurgentes?|rebeldes?|guerra|combates?|minas? antipersonal?|grupos? armados?|disidencias?|campos? minados?',
      'ejército|soldados?|militares|tropas|fuerzas armadas|fuerzas de seguridad',
    ],
    terrorism: [
      'atentados?|terroris\\p{L}+|coches? bomba|carros? bomba|artefactos? explosivos?|explosivos?|yihadis\\p{L}+|suicidas?|toma de rehenes|rehenes|amenazas? de bomba|Estado Islámico|Al Qaeda|paquete bomba|carta bomba|granadas?',
      'explosi\\p{L}+|explotó|estalló|bombas?|atacantes?|ataques?|extremistas?|detonó',
    ],
    unrest: [
      'protestas?|protestaron|manifestacio\\p{L}+|manifestación|manifestantes?|manifestaron|huelgas?|huelguistas?|disturbios|bloqueos?|bloquearon|bloquean|bloquea|paros? (?:nacional|indefinido|general|armado|cívico|de transport\\p{L}+)|paro|marchas?|marcharon|barricadas?|saqueos?|toque de queda|gases? lacrimógenos?|motines|concentraci\\p{L}+|plantón|estallido social|cacerolazos?|piquetes?|antidisturbios|revueltas?',
      'sindicatos?|enfrentamientos?|choques|dispersar|dispersó|detenid\\p{L}+|consignas|gremios?|dirigentes',
    ],
    crime: [
      'secuestr\\p{L}+|asesinat\\p{L}*|asesinad\\p{L}+|homicidios?|robos?|asaltos?|asaltantes?|asaltaron|atracos?|atracadores|sicarios?|sicariato|narcotráfico|narcotraficantes?|cárteles|cártel|pandill\\p{L}+|bandas? (?:criminales?|armadas?)|extorsi\\p{L}+|rescate de|tiroteos?|balaceras?|apuñal\\p{L}+|masacres?|piratería|fuga de (?:presos|reos)|estafas?|trata de personas|delincuen\\p{L}+|contrabando|femicidios?|hombres armados',
      'policía|sospechos\\p{L}+|fiscalía|crimen|criminal\\p{L}*|disparos?|armados?|detuvo|capturad\\p{L}+|autopista',
    ],
    political: [
      'eleccion\\p{L}*|elección|elector\\p{L}+|urnas|comicios|referéndum|plebiscito|segunda vuelta|balotaje|golpe de Estado|moción de censura|destitu\\p{L}+|dimisión|dimit\\p{L}+|renunci\\p{L}+|investidura|colegios electorales|estado de (?:emergencia|excepción)|disolución|acuerdo de paz|sanciones|juicio político|presidenciales|cumbre',
      'parlamento|congreso|gobierno|president\\p{L}+|ministr\\p{L}+|oposición|diputad\\p{L}+|votos?|votación|votar|candidat\\p{L}+|partidos?|embajad\\p{L}+|campaña',
    ],
    natural: [
      'sismos?|terremotos?|temblor(?:es)?|sísmic\\p{L}+|magnitud|epicentro|réplicas?|tsunamis?|maremotos?|erupci\\p{L}+|volcán|volcanes|volcánic\\p{L}+|deslizamientos? de tierra|deslaves?|aludes?|avalanchas?|incendios? forestal(?:es)?|derrumbes?|huaicos?|lava|ceniza',
      'sacudió|hectáreas|inundacion\\p{L}*|geofísico|geológico|sismológico',
    ],
    weather: [
      'inundaci\\p{L}+|inundad\\p{L}+|lluvias? (?:torrenciales|intensas|fuertes)|fuertes lluvias|huracán|huracanes|tormentas?|ciclón|ciclones|tifón|desbord\\p{L}+|crecidas?|riadas?|granizo|nevadas?|ola de (?:calor|frío)|sequía|tornados?|aviso (?:naranja|rojo|amarillo)|alerta (?:naranja|roja|amarilla)|DANA|vendaval\\p{L}*|ráfagas?|temporal|aguaceros?|frente frío|niebla',
      'lluvias?|vientos?|nieve|meteorol\\p{L}+|precipitaciones|tropical|damnificad\\p{L}+|río|clima',
    ],
    health: [
      'brotes?|epidemi\\p{L}+|cólera|dengue|sarampión|covid(?:-19)?|coronavirus|gripe(?: aviar)?|influenza|malaria|paludismo|ébola|fiebre (?:amarilla|tifoidea|hemorrágica)|meningitis|viruela (?:del mono|símica)|mpox|chikungunya|zika|vacun\\p{L}+|cuarentena|intoxicaci\\p{L}+|intoxicad\\p{L}+|contagi\\p{L}+|enfermedad(?:es)?|hepatitis|tuberculosis|difteria|rabia',
      'casos|salud|hospital(?:es)?|pacientes?|virus|síntomas|sanitari\\p{L}+|infectad\\p{L}+|infecci\\p{L}+',
    ],
    transport: [
      'controladores aéreos|vuelos? (?:cancelad\\p{L}+|retrasad\\p{L}+|suspendid\\p{L}+)|cancelaci\\p{L}+ de vuelos|tráfico aéreo|espacio aéreo|descarril\\p{L}+|accidentes? (?:de (?:tránsito|tráfico|tren|autobús|avión|carretera)|aére\\p{L}+|vial|ferroviario)|colisi\\p{L}+|chocó|choque|volcó|volcadura|naufragi\\p{L}+|zozobr\\p{L}+|trenes|metro|ferrocarril\\p{L}*|autobús|autobuses|aterrizaje de emergencia|aerolíneas?|maquinistas|ferris?|avioneta|se estrelló|pista',
      'aeropuertos?|vuelos?|pasajer\\p{L}+|carreteras?|autopistas?|tráfico|tránsito|avión|aviones|camión|camiones|buses|tren|puerto|barco|transportistas',
    ],
    infrastructure: [
      'explosi\\p{L}+ de gas|apagón|apagones|cortes? de (?:luz|energía|electricidad|agua|internet|gas|suministro)|sin (?:luz|electricidad|energía|agua|suministro)|red eléctrica|central (?:térmica|eléctrica|hidroeléctrica)|escasez de (?:agua|combustible|gasolina)|desabastecimiento|colaps\\p{L}+|derrumbe de (?:un )?(?:edificio|puente)|suministro (?:de agua|eléctrico)|racionamiento\\p{L}*|desplome|subestación|falla eléctrica|sistema eléctrico|caída de internet',
      'electricidad|eléctric\\p{L}+|combustible|gasolina|internet|avería|puente|edificio|presa|energía|servicio',
    ],
    cyber: [
      'ciberataques?|cibernétic\\p{L}+|ciberseguridad|ciberdelincuen\\p{L}+|ransomware|programa malicioso|hackers?|hackeo|hackead\\p{L}+|piratas informáticos|phishing|robo de datos|filtración de datos|sistemas? informáticos?|ataque informático|datos personales',
      'informátic\\p{L}+|servidores|datos|contraseñas?|sitio web',
    ],
    cbrne: [
      'químic\\p{L}+|fuga de (?:gas|amoniaco|amoníaco|cloro)|fugas? tóxicas?|nube tóxica|tóxic\\p{L}+|radiactiv\\p{L}+|radiación|nuclear|amoniaco|amoníaco|materiales peligrosos|derrame (?:de petróleo|químico|de crudo)|cloro|monóxido de carbono|fuente radiactiva|ántrax|polvorín|refinería|pirotecnia',
      'planta|gas|humo|explosión|confinamiento|evacuación|petróleo',
    ],
    travel: [
      'visas?|visados?|pasaportes?|cierre de (?:la )?fronteras?|fronteras? (?:cerradas?|terrestres?)|cerró la frontera|reapertura de (?:la )?frontera|puestos? fronterizos?|paso fronterizo|requisitos de entrada|alerta de viaje|recomendaciones de viaje|desaconseja\\p{L}*|prohibición de (?:entrada|viaj\\p{L}+)|aduanas?|migraci\\p{L}+|permiso de entrada|ciudadanos extranjeros|prueba negativa',
      'fronteras?|fronteriz\\p{L}+|viajeros?|turistas?|ingreso|entrada',
    ],
  },
  dates: {
    months:
      'enero/ene febrero/feb marzo abril/abr mayo junio/jun julio/jul agosto/ago septiembre/setiembre/sept/sep octubre/oct noviembre/nov diciembre/dic',
    weekdays: 'domingo lunes martes miércoles/miercoles jueves viernes sábado/sabado',
    of: 'de|del',
    to: 'al|a|y|hasta el|-|–',
    relative: [
      ['anteayer|antes de ayer', -2, -2],
      ['ayer(?: por la (?:mañana|tarde|noche))?|anoche|la noche pasada', -1, -1],
      ['pasado mañana', 2, 2],
      ['hoy|esta (?:mañana|tarde|noche|madrugada)', 0, 0],
      ['(?<!la |esta |ayer |pasado )mañana(?! del)(?: por la (?:mañana|tarde|noche))?', 1, 1],
    ],
    ago: 'hace # días?',
    until: 'hasta(?: el)?|antes del?',
    from: 'a partir del?|desde el próximo',
    next: 'próximo|que viene',
    last: 'pasado|último',
    ahead:
      '\\p{L}+(?:ará|arán|erá|erán|irá|irán|drá|drán|brá|brán)|va a|van a|prevé\\p{L}*|previst\\p{L}+|convoc\\p{L}+|programad\\p{L}+|próxim\\p{L}+|anunci\\p{L}+ (?:que|un|una)|está\\p{L}* llamad\\p{L}+|mañana',
    horizons: [
      ['en los próximos días|durante los próximos días', 7],
      ['en las próximas horas|durante las próximas horas', 1],
      ['en las próximas semanas|durante las próximas semanas', 28],
      ['a corto plazo', 14],
      ['hasta nuevo aviso|de forma indefinida', null],
    ],
  },
  toll: {
    numbers:
      'un:1 una:1 uno:1 dos:2 tres:3 cuatro:4 cinco:5 seis:6 siete:7 ocho:8 nueve:9 diez:10 once:11 doce:12 trece:13 catorce:14 quince:15 dieciséis:16 diecisiete:17 dieciocho:18 diecinueve:19 veinte:20 veintiún:21 treinta:30 cuarenta:40 cincuenta:50 decena:10 docena:12 decenas:24 docenas:24 centenar:100 centenares:200 cientos:200 miles:2000',
    dead: 'muert[oa]s?|murieron|murió|fallecid[oa]s?|fallecieron|falleció|víctimas mortales|asesinad[oa]s?|perdieron la vida|perdió la vida|cadáveres|fallecimientos|muertes|abatid[oa]s?|ahogad[oa]s?',
    hurt: 'herid[oa]s?|lesionad[oa]s?|hospitalizad[oa]s?|intoxicad[oa]s?|quemad[oa]s?',
    deadBefore:
      'mató a|mataron a|la muerte (?:de|a)|muertes? de|murieron|fallecieron|costó la vida a|acabó con la vida de|asesinaron a|la vida (?:de|a)|mueren',
    hurtBefore: 'hirió a|hirieron a|resultaron heridas|resultaron heridos|heridas a',
    died: 'muert\\p{L}+|murió|murieron|fallec\\p{L}+|mortal\\p{L}*|asesinad\\p{L}+|asesinat\\p{L}+|mató|mataron|ahogad\\p{L}+',
  },
  severity: {
    Extreme: 'golpe de Estado en curso|accidente nuclear|estado de guerra|alerta de tsunami|tirador activo',
    Severe:
      'atentados?|bombardeos?|secuestr\\p{L}+|rehenes|alerta roja|aviso rojo|estado de (?:emergencia|excepción|sitio)|ley marcial|cólera|ébola|tiroteos?|balaceras?|coche bomba|carro bomba|masacres?|huracán|ataque armado|emboscada',
    Moderate:
      'explosi\\p{L}+|incendios?|herid\\p{L}+|evacu\\p{L}+|gases? lacrimógenos?|enfrentamientos?|disturbios|toque de queda|inundaci\\p{L}+|sismos?|aviso naranja|alerta naranja|apag\\p{L}+|sin (?:luz|electricidad|agua)|descarril\\p{L}+|bloque\\p{L}+|brotes?|cort\\p{L}+ de|cortad\\p{L}+|huelga general|asaltos?',
  },
  aside: {
    bygone:
      'aniversarios?|conmemor\\p{L}+|en memoria|homenajes?|record\\p{L}+ a las víctimas|hace (?:\\p{L}+|\\d+) años|años después|en (?:el año )?(?:19|20)\\d\\d|desde (?:19|20)\\d\\d',
    today:
      'hoy|ayer|anoche|esta (?:mañana|tarde|noche|semana)|lunes|martes|miércoles|jueves|viernes|sábado|domingo',
    denied:
      'desmint\\p{L}+|desmient\\p{L}+|negó|niega|rumor(?:es)?|falsas? (?:alarmas?|noticias?)|noticias falsas|no hay (?:víctimas|heridos|muertos|riesgo|peligro|daños)|no hubo (?:víctimas|heridos|muertos)|sin (?:víctimas|heridos|incidentes|muertos|dejar víctimas)|no se (?:reportan|registran|reportaron|registraron|han reportado) \\p{L}+|descart\\p{L}+|no se trata de|ninguna víctima|no causó',
    court: 'condenad\\p{L}+|juicio|sentenciad\\p{L}+|absuelt\\p{L}+|años de prisión',
    drill: 'simulacros?|ejercicios? (?:de|militar|conjunto)|un ejercicio|maniobras de entrenamiento',
  },
  likelihood: [
    ['casi segur\\p{L}+|inevitable\\p{L}*|con toda seguridad', 'almost certain'],
    ['muy probable\\p{L}*|altamente probable\\p{L}*', 'very likely'],
    ['muy poco probable\\p{L}*|muy improbable', 'very unlikely'],
    [
      'poco probable\\p{L}*|improbable\\p{L}*|no se descarta\\p{L}*|no descarta\\p{L}*|no se espera\\p{L}*',
      'unlikely',
    ],
    [
      'probable\\p{L}*|se esperan?|se prevén?|prevén?|se pronostican?|previst[oa]s?|pronostic\\p{L}+|se anticipan?',
      'likely',
    ],
    ['posibles?|posiblemente|podrían?|puede que|pueden|riesgo de|es posible', 'roughly even'],
  ],
  places: {
    locative:
      'a|al|en|de|del|desde|hacia|hasta|cerca de|entre|por|sobre|para|ciudad de|provincia de|provincia del|departamento de|departamento del|estado de|región de|municipio de|localidad de|costa de|norte de|sur de|este de|oeste de|y|e|la|el|los|las|frontera con|con|isla de|capital de|vía',
    generic:
      'aeropuerto|puerto|universidad|ciudad|provincia|estado|región|departamento|alcaldía|estadio|plaza|norte|sur|este|oeste|isla|hospital|centro|municipio|río',
    never:
      'policía|ministerio|ejército|presidente|estado|república|nación|gobierno|unas|unos|los|las|una|tres|dos|norte|sur|este|oeste|seguridad|salud|defensa|interior|justicia|marina|unión|cruz|onu|alerta|aviso|plaza|san|santa|cerca|congreso|corte|centro|puente|puerto|victoria|florencia|maría|carlos|juan|luis|pedro|antonio|francisco|miguel|martín|segundo|segunda|primera|familia|protección|civil|fiscalía|tribunal|santiago apóstol|homenaje|granada de mano|reyes|esperanza|libertad|independencia|guadalupe|la esperanza|bolívar|sucre',
    countries:
      'EE.UU.:US EEUU:US Inglaterra:GB Escocia:GB Gran_Bretaña:GB Birmania:MM Moldavia:MD Bielorrusia:BY Holanda:NL Chequia:CZ Franja_de_Gaza:PS Gaza:PS Cisjordania:PS República_Checa:CZ Congo:CD Arabia_Saudita:SA Corea_del_Norte:KP Corea_del_Sur:KR',
    demonyms:
      'español:ES mexican:MX colombian:CO venezolan:VE ecuatorian:EC peruan:PE bolivian:BO chilen:CL argentin:AR uruguay:UY paraguay:PY brasileñ:BR cuban:CU dominican:DO haitian:HT puertorriqueñ:PR guatemaltec:GT hondureñ:HN salvadoreñ:SV nicaragüens:NI costarricens:CR panameñ:PA estadounidens:US canadiens:CA frances:FR francés:FR alemán:DE aleman:DE italian:IT portugues:PT portugués:PT británic:GB rus:RU ucranian:UA polac:PL turc:TR sirio:SY siria:SY iraquí:IQ iraní:IR libanes:LB libanés:LB israelí:IL palestin:PS saudí:SA yemení:YE afgan:AF pakistaní:PK japones:JP japonés:JP chino:CN china:CN filipin:PH marroquí:MA argelin:DZ tunecin:TN egipci:EG nigerian:NG keniat:KE griego:GR griega:GR',
    demonymEnd: '(?:[oa]s?|es|e|s)?',
  },
}
