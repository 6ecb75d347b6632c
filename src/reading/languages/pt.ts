import type { LanguageWords } from './words.ts'

export const portuguese: LanguageWords = {
  code: 'pt',
  category: {
    conflict: [
      'ataques? (?:aéreos?|com drones|militar|armado)|bombardeios?|bombardeamentos?|bombarde\\p{L}+|confrontos? armados?|emboscadas?|mísseis|míssil|foguetes|drones?|artilharia|ofensiva|cessar-fogo|trégua|guerrilh\\p{L}+|paramilitar\\p{L}*|rebeldes?|guerra|combates?|minas? terrestres?|grupos? armados?|milícias? armadas?',
      'exército|soldados?|militares|tropas|forças armadas|forças de segurança|insurgentes?',
    ],
    terrorism: [
      'atentados?|terroris\\p{L}+|carros?-bomba|carro armadilhado|engenhos? explosivos?|explosivos|jihadis\\p{L}+|bombista suicida|homem-bomba|reféns|ameaças? de bomba|Estado Islâmico|Al-Shabab|Al Qaeda|insurgentes?|decapit\\p{L}+|extremistas?',
      'explos\\p{L}+|bombas?|atacantes?|ataques?|atacaram|radicais',
    ],
    unrest: [
      'protestos?|protestaram|manifestaç\\p{L}+|manifestantes?|manifestaram|greves?|grevistas|paralisaç\\p{L}+|distúrbios|tumultos|motins|bloqueios?|bloquearam|bloqueiam|marchas?|barricadas?|saques|pilhagens|recolher obrigatório|toque de recolher|gás lacrimogén\\p{L}+|gás lacrimogêneo|concentraç\\p{L}+|passeata|vigília|caminhoneiros|depredaç\\p{L}+',
      'sindicatos?|confrontos?|dispersar|detid\\p{L}+|centrais sindicais|palavras de ordem|ativistas',
    ],
    crime: [
      'sequestr\\p{L}+|raptos?|raptad\\p{L}+|assassinat\\p{L}*|assassinad\\p{L}+|homicídios?|roubos?|assaltos?|assaltantes?|furtos?|arrast\\p{L}+|traficantes?|tráfico de drogas|narcotráfico|facç\\p{L}+|gangues?|milicianos?|extors\\p{L}+|tiroteios?|esfaque\\p{L}+|chacinas?|operaç\\p{L}+ policia\\p{L}+|fuga de presos|burlas?|resgate de|balas? perdidas?|troca de tiros|latrocínio|contrabando|quadrilha',
      'polícia|polícias|suspeit\\p{L}+|crime|criminos\\p{L}+|criminal\\p{L}*|disparos|armados|prendeu|fuzis|favela|drogas|pres[oa]s',
    ],
    political: [
      'eleiç\\p{L}+|eleitora\\p{L}+|urnas|referendo|plebiscito|segunda volta|segundo turno|golpe de Estado|tentativa de golpe|moção de censura|destitu\\p{L}+|demissão|demitiu-se|renunci\\p{L}+|tomada de posse|assembleias? de voto|estado de emergência|dissoluç\\p{L}+|acordo de paz|sanções|impeachment|presidenciais|legislativas|cimeira|comícios?',
      'parlamento|congresso|governo|president\\p{L}+|primeiro-ministro|ministr\\p{L}+|oposição|deputad\\p{L}+|votos?|votaç\\p{L}+|votar|candidat\\p{L}+|partidos?|embaixad\\p{L}+|campanha|conselho de ministros|palácio presidencial',
    ],
    natural: [
      'sismos?|terramotos?|terremotos?|tremor(?:es)? de terra|abalos? sísmicos?|sísmic\\p{L}+|magnitude|epicentro|réplicas?|tsunamis?|erupç\\p{L}+|vulcão|vulcões|vulcânic\\p{L}+|deslizamentos? de terra|deslizamentos?|incêndios? (?:florestal|florestais|rural|rurais)|avalanches?|derrocadas?|lava|queimadas',
      'hectares|abalou|chamas|inundaç\\p{L}+|bombeiros|proteção civil|fogo',
    ],
    weather: [
      'inundaç\\p{L}+|inundad\\p{L}+|enchentes?|alagamentos?|chuvas? (?:fortes|intensas|torrenciais)|fortes chuvas|ciclones?|furac\\p{L}+|tempestades?|temporais|temporal|tornados?|cheias|transbord\\p{L}+|granizo|onda de (?:calor|frio)|seca|aviso (?:laranja|vermelho|amarelo)|alerta (?:laranja|vermelho|amarelo)|vendava\\p{L}+|rajadas|neve|nevão|nevoeiro|estiagem|trovoadas?|mau tempo|desabrigad\\p{L}+',
      'chuvas?|ventos?|meteorol\\p{L}+|precipitaç\\p{L}+|tropical|desalojad\\p{L}+|rio|litoral|clima',
    ],
    health: [
      'surtos?|epidemi\\p{L}+|cólera|dengue|sarampo|covid(?:-19)?|coronavírus|gripe(?: aviária)?|malária|paludismo|ébola|ebola|febre (?:amarela|tifoide|hemorrágica)|meningite|varíola dos macacos|mpox|chikungunya|zika|vacin\\p{L}+|quarentena|intoxicaç\\p{L}+|contági\\p{L}+|contaminaç\\p{L}+|doenças?|hepatite|tuberculose|pólio|poliomielite|raiva',
      'casos|saúde|hospita\\p{L}+|pacientes?|doentes|vírus|sintomas|sanitári\\p{L}+|infetad\\p{L}+|infectad\\p{L}+|infeç\\p{L}+',
    ],
    transport: [
      'controladores aéreos|voos? (?:cancelad\\p{L}+|atrasad\\p{L}+|suspens\\p{L}+)|cancelament\\p{L}+ de voos|tráfego aéreo|espaço aéreo|descarril\\p{L}+|acidentes? (?:de (?:viação|trânsito|comboio|trem|ônibus|autocarro|avião)|rodoviários?|aére\\p{L}+|ferroviário)|colis\\p{L}+|colidiu|capot\\p{L}+|naufrág\\p{L}+|naufrag\\p{L}+|comboios?|trens|metro|metrô|ferroviári\\p{L}+|maquinistas|aterragem de emergência|pouso de emergência|companhias? aéreas?|balsas?|circulação de comboios|despenh\\p{L}+|pista',
      'aeroportos?|voos?|passageir\\p{L}+|estradas?|rodovias?|autoestradas?|trânsito|avião|aviões|camião|caminhão|caminhões|autocarros?|ônibus|trem|porto|barco|navio|transportadora',
    ],
    infrastructure: [
      'explos\\p{L}+ de gás|apag\\p{L}+|cortes? de (?:energia|luz|eletricidade|água|internet|gás)|sem (?:energia|luz|eletricidade|água)|rede elétrica|falta de (?:água|energia|luz|combustível|combustíveis)|desabastecimento|racionamento|colaps\\p{L}+|desab\\p{L}+ (?:de|do|da) (?:um |uma )?(?:prédio|edifício|ponte|viaduto)|rompimento de (?:barragem|adutora)|barrage\\p{L}+|subestação|fornecimento de (?:água|energia|eletricidade)|central elétrica|abastecimento de água|queda de energia',
      'eletricidade|elétric\\p{L}+|combustíve\\p{L}+|gasolina|internet|avaria|ponte|prédio|edifício|energia|geradores',
    ],
    cyber: [
      'ciberataques?|ataques? cibernéticos?|cibernétic\\p{L}+|cibersegurança|ransomware|hackers?|piratas informáticos|phishing|roubo de dados|fuga de dados|vazamento de dados|sistemas? informátic\\p{L}+|ataque informático|programa malicioso|ataque hacker|dados pessoais',
      'informátic\\p{L}+|servidores|dados|senhas?|site|palavras-passe',
    ],
    cbrne: [
      'químic\\p{L}+|fuga de (?:gás|amoníaco|cloro)|vazamento de (?:gás|amônia|cloro|óleo)|nuvem tóxica|tóxic\\p{L}+|radioativ\\p{L}+|radiação|nuclear|amoníaco|amônia|materiais perigosos|matérias perigosas|derrame de (?:petróleo|óleo|crude)|cloro|monóxido de carbono|césio|antraz|paiol|refinaria|fogos de artifício',
      'fábrica|gás|fumo|fumaça|explosão|confinamento|petróleo',
    ],
    travel: [
      'vistos?(?= (?:de|para))|passaportes?|encerramento d[ae]s? fronteiras?|fechamento d[ae]s? fronteiras?|fronteiras? (?:encerradas?|fechadas?|terrestres?)|encerrou a fronteira|fechou a fronteira|reabertura da fronteira|postos? fronteiriços?|posto de fronteira|requisitos de entrada|conselhos aos viajantes|desaconselh\\p{L}+|proibição de (?:entrada|viaj\\p{L}+)|alfândegas?|imigração|cidadãos estrangeiros|teste negativo|visto',
      'fronteiras?|fronteiriç\\p{L}+|viajantes?|turistas?|entrada',
    ],
  },
  dates: {
    months:
      'janeiro/jan fevereiro/fev março/mar abril/abr maio junho/jun julho/jul agosto/ago setembro/set outubro/out novembro/nov dezembro/dez',
    weekdays: 'domingo segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado',
    of: 'de|do',
    to: 'a|ao|e|até|-|–',
    relative: [
      ['anteontem', -2, -2],
      ['ontem(?: (?:à|de) (?:noite|tarde|manhã))?|na noite passada', -1, -1],
      ['hoje|esta (?:manhã|tarde|noite|madrugada)', 0, 0],
      ['depois de amanhã', 2, 2],
      ['amanhã', 1, 1],
    ],
    ago: 'há # dias?',
    until: 'até(?: a| ao| à)?|antes de',
    from: 'a partir (?:de|da|do)',
    next: 'próxima|próximo|que vem',
    last: 'passada|passado|última|último',
    ahead:
      '\\p{L}+(?:ará|arão|erá|erão|irá|irão|rá|rão)|vai|vão|prevê\\p{L}*|previst\\p{L}+|convoc\\p{L}+|marcad\\p{L}+|próxim\\p{L}+|agendad\\p{L}+|amanhã',
    horizons: [
      ['nos próximos dias|durante os próximos dias', 7],
      ['nas próximas horas|durante as próximas horas', 1],
      ['nas próximas semanas|durante as próximas semanas', 28],
      ['a curto prazo', 14],
      ['até novo aviso|até nova ordem|por tempo indeterminado', null],
    ],
  },
  toll: {
    numbers:
      'um:1 uma:1 dois:2 duas:2 três:3 quatro:4 cinco:5 seis:6 sete:7 oito:8 nove:9 dez:10 onze:11 doze:12 treze:13 catorze:14 quatorze:14 quinze:15 dezasseis:16 dezesseis:16 dezassete:17 dezessete:17 dezoito:18 dezanove:19 dezenove:19 vinte:20 trinta:30 quarenta:40 cinquenta:50 dezena:10 dezenas:24 dúzia:12 centena:100 centenas:200 milhares:2000',
    dead: 'mort[oa]s?|mortes|morreram|morreu|óbitos?|vítimas mortais|assassinad[oa]s?|perderam a vida|perdeu a vida|faleceram|faleceu|corpos|abatid[oa]s?|afogad[oa]s?|decapitad[oa]s?',
    hurt: 'ferid[oa]s?|feriram-se|hospitalizad[oa]s?|internad[oa]s?|intoxicad[oa]s?|queimad[oa]s?',
    deadBefore:
      'matou|mataram|matando|a morte (?:de|a)|morte de|morreram|assassinaram|decapitaram|vida (?:a|de)|matam',
    hurtBefore: 'feriu|feriram|ferindo|deixou',
    died: 'mort\\p{L}+|morreu|morreram|óbitos?|matou|mataram|mortal|mortais|assassinad\\p{L}+|faleceu|faleceram|decapit\\p{L}+|afogad\\p{L}+',
  },
  severity: {
    Extreme: 'golpe de Estado em curso|acidente nuclear|estado de guerra|alerta de tsunami|atirador ativo',
    Severe:
      'atentados?|bombarde\\p{L}+|sequestr\\p{L}+|raptos?|reféns|alerta vermelho|aviso vermelho|estado de (?:emergência|sítio|calamidade)|lei marcial|cólera|ébola|ebola|tiroteios?|carro-bomba|massacres?|chacinas?|furac\\p{L}+|ataque armado|emboscada',
    Moderate:
      'explos\\p{L}+|incêndios?|ferid\\p{L}+|evacu\\p{L}+|retirad\\p{L}+|gás lacrimog\\p{L}+|confrontos?|distúrbios|recolher obrigatório|inundaç\\p{L}+|enchentes?|sismos?|alerta laranja|aviso laranja|apag\\p{L}+|sem (?:luz|energia|água)|descarril\\p{L}+|bloque\\p{L}+|surtos?|cortad\\p{L}+|greve geral|assaltos?|deslizament\\p{L}+',
  },
  aside: {
    bygone:
      'aniversários?|comemor\\p{L}+|em memória|homenage\\p{L}+|há (?:\\p{L}+|\\d+) anos|anos depois|em (?:19|20)\\d\\d|desde (?:19|20)\\d\\d',
    today:
      'hoje|ontem|esta (?:manhã|tarde|noite|semana)|segunda-feira|terça-feira|quarta-feira|quinta-feira|sexta-feira|sábado|domingo',
    denied:
      'desment\\p{L}+|negou|nega|boatos?|rumor(?:es)?|falsos? (?:alarmes?|notícias?)|notícias? falsas?|não há (?:vítimas|feridos|mortos|registo|registro|perigo|risco)|não houve (?:vítimas|feridos|mortos)|sem (?:vítimas|feridos|incidentes|mortos)|ninguém (?:ficou ferido|morreu|se feriu)|descart\\p{L}+|não se trata|afastou',
    court: 'condenad\\p{L}+|julgamento|sentenciad\\p{L}+|absolvid\\p{L}+|anos de prisão',
    drill: 'simulacros?|simulados?|exercícios? (?:de|militar|conjunto)|um exercício',
  },
  likelihood: [
    ['quase cert\\p{L}+|inevitáve\\p{L}+|com toda a certeza', 'almost certain'],
    ['muito prováve\\p{L}+|muito provavelmente', 'very likely'],
    ['muito pouco prováve\\p{L}+|muito improváve\\p{L}+', 'very unlikely'],
    [
      'pouco prováve\\p{L}+|improváve\\p{L}+|não (?:se |está |estão )?(?:descart|exclu|afast)\\p{L}+|não se espera\\p{L}*',
      'unlikely',
    ],
    [
      'prováve\\p{L}+|provavelmente|esperam-se|espera-se|esperad[oa]s?|prevê-se|preveem|prevê|previst[oa]s?|devem (?:ocorrer|atingir|continuar|registar)',
      'likely',
    ],
    [
      'possíve\\p{L}+|possivelmente|poderá|poderão|pode(?:m)? (?:ocorrer|haver|atingir|provocar|causar)|podem|risco de|talvez',
      'roughly even',
    ],
  ],
  places: {
    locative:
      'a|à|ao|aos|às|em|no|na|nos|nas|de|do|da|dos|das|desde|até|para|perto de|entre|por|sobre|cidade de|província de|distrito de|estado de|região de|município de|litoral de|norte de|sul de|e|o|fronteira com|com|ilha de|capital de|junto a|próximo a',
    generic:
      'aeroporto|porto|universidade|cidade|província|estado|região|distrito|câmara|prefeitura|estádio|praça|norte|sul|leste|oeste|ilha|hospital|centro|município|rio|complexo',
    never:
      'polícia|ministério|exército|presidente|estado|república|governo|uns|umas|os|as|uma|três|dois|norte|sul|leste|oeste|segurança|saúde|defesa|interior|justiça|marinha|união|cruz|onu|alerta|aviso|praça|são|santa|perto|congresso|tribunal|centro|ponte|porto alegre fc|vitória sc|maria|carlos|joão|josé|luís|pedro|antónio|antônio|francisco|miguel|segunda|terça|quarta|quinta|sexta|sábado|proteção|defesa civil|secretaria|homenagem|esperança|independência|liberdade|avenida|avenida brasil|complexo|homens|incêndio|chuvas|surto|greve|tiroteio|cp|milhares|em',
    countries:
      'EUA:US Inglaterra:GB Escócia:GB Grã-Bretanha:GB Birmânia:MM Moldávia:MD Bielorrússia:BY Holanda:NL Faixa_de_Gaza:PS Gaza:PS Algarve:PT-08 Alentejo:PT-07 Cisjordânia:PS República_Checa:CZ Chéquia:CZ Coreia_do_Norte:KP Coreia_do_Sul:KR Guiné:GN Irão:IR Polónia:PL Roménia:RO Quénia:KE Madagáscar:MG Vietname:VN Bahrein:BH Iémen:YE Maurícia:MU Zimbabué:ZW Estónia:EE Letónia:LV Eslovénia:SI Macedónia:MK Mónaco:MC Arménia:AM',
    demonyms:
      'português:PT portugues:PT brasileir:BR paulista:BR fluminense:BR angolan:AO moçambican:MZ caboverdian:CV guineens:GW timorens:TL espanhol:ES francês:FR frances:FR alemã:DE alemão:DE italian:IT britânic:GB norte-american:US estadunidens:US mexican:MX argentin:AR chilen:CL peruan:PE bolivian:BO colombian:CO venezuelan:VE paraguai:PY uruguai:UY russ:RU ucranian:UA polac:PL turc:TR síri:SY iraquian:IQ iranian:IR libanes:LB libanês:LB israelit:IL israelens:IL palestin:PS saudit:SA chinês:CN chines:CN japonês:JP japones:JP indian:IN marroquin:MA argelin:DZ egípci:EG nigerian:NG sul-african:ZA',
    demonymEnd: '(?:[oa]s?|es|e|s|ãs?|ns)?',
  },
}
