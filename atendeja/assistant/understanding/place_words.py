"""Which words can be part of a place's name, and which names need more than themselves to be a place."""

# Names of cities and districts that are everyday words or people's names as well: a place only
# after "em", "no", "bairro" …, before a UF, or when the city was asked for.
SHY_NAMES = frozenset(
    """natal vitoria salto central saude luz paraiso liberdade republica consolacao gloria serra barra lagoa horto floresta
    carmo graca graças uniao prado castelo cruzeiro planalto horizonte extrema colina socorro amparo registro formosa franca
    pedreira limao americana alvorada formiga escada picos passos lins leme patos aparecida fundacao industrial comercio
    popular marco velha oeste bueno torre torres barro fatima damas dunas flores canto armacao estrela porto forte mirim
    tombo fazenda estreito cordeiro cordeiros garcia martins saraiva granada rocha ramos usina tanque anil cristal tristeza
    independencia posse retiro colonia medeiros maia macedo continental ceramica olimpico portao fanny merces orleans
    seminario cabral hauer bosque swift proenca gramado jardins lourdes valentina dirceu noivos areal asilo salgado filho
    nacoes pioneiros america trindade castro toledo assis viana valenca santana mariana sorriso colombo piedade mercado
    paulista conceicao ressaca exposicao campestre jaguar alecrim tirol bessa farol poco coqueiro pinheiro coqueiros chapada
    compensa dom pedro ingleses balneario abraao daniela joao paulo pantanal costeira fe campo jardim parque vila centro
    bom retiro boa vista nova bela vista santa luzia santa rita lapa sao jose alto betania silveira carlos prates jose walter
    sion derby pina torreao varzea areias arruda monteiro madalena jordao zumbi barris canela ribeira tiradentes sim
    brasil alegre bonito prata central ouro feliz esperanca progresso redencao soledade solidao sossego tesouro
    sobradinho uniao virginia xavier reserva pilar areia rosario salvador resende rosana luzia campos sul norte leste cocal mirante
    sobrado piscina lavras casa verde novo centro oficinas contorno forquilhinhas industria mangabeira manga aviacao""".split()
) | frozenset(
    {"boa vista", "bela vista", "bom retiro", "santa luzia", "santa rita", "bom jesus", "boa esperanca", "novo mundo",
     "bom dia", "novo centro", "sao jose", "joao paulo", "dom pedro", "salgado filho", "casa nova", "vila nova",
     "nova america", "alto da gloria"}
)  # fmt: skip
SHY_NAMES -= frozenset({"salvador", "boa vista", "bela vista", "sao jose", "casa", "verde", "vila nova"})

# Small cities better known than the district of the same name, and the other way round.
CITIES_FIRST = frozenset(
    "gramado canela torres penedo buzios paraty itanhaem peruibe valinhos navegantes eldorado".split()
)
DISTRICTS_FIRST = frozenset(
    "santana paulista cachoeirinha cruzeiro alvorada trindade pedreira sarandi jabaquara horizonte passos liberdade aparecida socorro".split()
)
# Districts whose name is a thing: "na fazenda", "no porto" say nothing.
THINGS = frozenset(
    "fazenda torre porto bosque canto comercio industrial usina tanque escada posse popular farol poco forte velha barro campo"
    " exposicao registro extrema central ouro reserva progresso sim jardim parque vila lagoa areia prata campestre".split()
)

# Never part of a place's name, though they may follow "em", "no", "bairro".
ORDINARY = frozenset(
    """a o as os um uma uns umas e ou em no na nos nas de do da dos das para por com sem ate que quero queria preciso procuro
    alugar aluguel comprar compra venda casa casas apartamento apartamentos ape ap apto sobrado terreno kitnet sala loja
    galpao imovel imoveis quarto quartos suite suites vaga vagas garagem banheiro piscina varanda sacada mil reais milhao
    bairro bairros cidade regiao zona centro bom boa bons boas melhor nobre tranquilo seguro perto proximo longe aqui ali la
    qualquer outro outra outros outras mesmo mesma lugar local area onde mas nao sim so tem ter tenha seja ser estou esta
    maximo minimo valor preco mes ano dia hoje amanha manha tarde noite condominio fechado predio rua avenida praia metro
    estacao shopping escola trabalho faculdade universidade hospital mercado parque jardim vila setor andar terreo site
    anuncio portal facebook instagram google zap olx moment momento maximo planta caso geral breve torno media conta
    familia meu minha seu sua nosso nossa voces voce eu ele ela tudo nada algo alguem todo toda isso esse essa este
    agora depois antes ainda ja tambem muito mais menos pouco bem mobiliado mobiliada novo nova usado usada grande pequeno
    pequena barato barata caro cara total mente urgente favor obrigado obrigada oi ola kk interior litoral sul norte leste
    oeste lado nesse nessa neste nesta desse dessa qual quais quanto quando como porque por final inicio frente fundos
    gosto gostaria gostei pensando pensei morar mudar moro tanto faz duvida verdade certo claro ok beleza tchau sei decidi decidir
    primeiro segunda terca quinta sexta sabado domingo visita visitar horario hora for pode podem qualquer
    janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro
    saio daqui sou vou e pet pets aceite aceita anos idade casal pessoas filhos lugares possivel preferencia principal
    principalmente entre menos exceto aquela aquele divisa proximidades redondezas entorno entornos periferia comercial
    pagar alto padrao cozinha quintal elevador sol luz agua lazer academia churrasqueira varandas nenhum nenhuma the in at near for""".split()
)
