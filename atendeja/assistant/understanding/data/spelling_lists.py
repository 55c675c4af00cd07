"""Real words one slip away from the ones worth mending, which must stay what they are (folded)."""

REAL = """
academias academic academica academicas academico afastamento agenda agendada agendado agendas agendo
alagar alargamento alegar aluga alugada alugado alugam alugo alugue aluguei amanda amanhecer apagamento
apanha apontamento apontamentos apuramento aranha ascendente atende atendendo atendentes atendesse
ateniense bairros bandeiras banheira banheiras banho banqueiro banqueiros barbeiros barreiros cachoeiro
cachorra cachorrao cachorros cancela cancelada cancelado cancelaram cancelo casada cascada chacaras
chamara chanceler cinquenta coberta cobertas coberturas comerciais comercios comparar comportar compra
comprado comprador compram compraram comprarei comprarem compraria compras comprei compro comprovar
condominios corredor corredora correto corretora corretores corretos disponiveis domingao domingos
dominio domino duzentas elevado elevadores elevados fazendas fazendo fechada fechados fechando
financeira financia financiada financiado financiador financial financiam financiamentos financiaram
financio financiou galeao galpoes galvao imoveis interessa interessada interessado interessam interessar
interessei interesses interesso interessou kitnets locado locadora locucao lotacao manha mexilhoes
milhar milhares milhas minha mobilia mobiliados mobiliario mobilidade mobilizada mobilizadas mobilizado
mobilizados mobilizando obrigacao obrigadas obrigados obrigando obrigaram obrigaria obrigava piscinas
precioso preciosos precisa precisado precisamos precisao precisar precise precisos precisou preocupando
procura procuracao procurada procurado procurador procurados procuramos procurar procure procurou
proprietaria proprietarias proprietarios quanta quantos quarta quartas quarto quatro quatrocentas quieta
quinhentas quintal quintas quinto remarca remarco sabados sabido sacadas sacado sacana safada safado
salada sanada sarada sarado seguida segundas segundo segundona setecentos sextas sexto soberanos
sobrando suite terenos terrea terreas terreiros terrena terrenos terreo trezentas varandas visita
visitam visitara visitaram visitarem visitas vista
"""
