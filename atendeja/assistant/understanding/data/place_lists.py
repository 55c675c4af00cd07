"""Words in and around the names of places (folded): one by one, or a whole name on a line with "="."""

# Cities and districts that are everyday words, or names of people, as well.
SHY = """
abraao alecrim alegre alto alvorada america americana amparo anil aparecida areal areia areias armacao
arruda asilo assis aviacao balneario barra barris barro bela bessa betania boa bom bonito bosque brasil
bueno cabral campestre campo campos canela canto carlos carmo castelo castro central centro ceramica
chapada cocal colina colombo colonia comercio compensa conceicao consolacao continental contorno
coqueiro coqueiros cordeiro cordeiros costeira cristal cruzeiro damas daniela derby dirceu dom dunas
escada esperanca estreito estrela exposicao extrema fanny farol fatima fazenda fe feliz filho flores
floresta formiga formosa forquilhinhas forte franca fundacao garcia gloria graca gramado granada graças
hauer horizonte horto independencia industria industrial ingleses jaguar jardim jardins joao jordao jose
lagoa lapa lavras leme leste liberdade limao lins lourdes luz luzia macedo madalena maia manga
mangabeira marco mariana martins medeiros mercado merces mirante mirim monteiro nacoes natal noivos
norte nova novo oeste oficinas olimpico orleans ouro pantanal paraiso parque passos patos paulista paulo
pedreira pedro picos piedade pilar pina pinheiro pioneiros piscina planalto poco popular portao porto
posse prado prata prates proenca progresso ramos redencao registro republica resende reserva ressaca
retiro ribeira rita rocha rosana rosario salgado salto santa santana sao saraiva saude seminario serra
silveira sim sion sobradinho sobrado socorro soledade solidao sorriso sossego sul swift tanque tesouro
tiradentes tirol toledo tombo torre torreao torres trindade tristeza uniao usina valenca valentina
varzea velha viana vila virginia vista vitoria walter xavier zumbi
= alto da gloria
= boa esperanca
= bom dia
= bom jesus
= bom retiro
= casa nova
= casa grande
= casa branca
= dom pedro
= joao paulo
= nova america
= novo centro
= novo mundo
= salgado filho
= santa luzia
= santa rita
"""
# Districts whose name is a thing.
THINGS = """
areia barro bosque campestre campo canto central comercio escada exposicao extrema farol fazenda forte
industrial jardim lagoa ouro parque poco popular porto posse prata progresso registro reserva sim tanque
torre usina velha vila
"""
# Never part of the name of a place.
ORDINARY = """
a abril academia aceita aceite agora agosto agua ainda algo alguem ali alto alugar aluguel amanha andar
ano anos antes anuncio ap apartamento apartamentos ape apto aquela aquele aqui area as at ate avenida
bairro bairros banheiro barata barato beleza bem boa boas bom bons breve cara caro casa casal casas caso
centro certo churrasqueira cidade claro com comercial como compra comprar condominio conta cozinha da
daqui das de decente decidi decidir depois dessa dessas desse desses dezembro dia divisa do domingo dos
duvida e ela ele elevador em entao entorno entornos entre escola essa esse esta estacao este estou eu
exceto facebook faculdade familia familiar favor faz fechado fevereiro filhos final for frente fundos
galpao garagem geral google gostaria gostei gosto grande hoje hora horario hospital idade imoveis imovel
in inicio instagram interior isso ja janeiro jardim julho junho kitnet kk la lado lazer legal leste
litoral local loja longe lugar lugares luz maio mais manha marco mas maximo media melhor menos mente
mercado mes mesma mesmo metro meu mil milhao minha minimo mobiliada mobiliado moment momento morar moro
mudar muito na nada nao nas near nenhum nenhuma nessa nesse nesta neste no nobre noite norte nos nossa
nosso nova novembro novo o obrigada obrigado oeste oi ok ola olx onde os ou outra outras outro outros
outubro padrao pagar para parecida parecido parque pensando pensei pequena pequeno periferia perto
pessoas pet pets piscina planta pode podem por porque portal possivel pouco praia preciso preco predio
preferencia primeiro principal principalmente procuro proximidades proximo quais qual qualquer quando
quanto quarto quartos que queria quero quinta quintal reais redondezas regiao residencial rua sabado
sacada saio sala segunda seguro sei seja sem ser setembro setor seu sexta shopping sim similar site so
sobrado sol sou sua suite suites sul tambem tanto tarde tchau tem tenha ter terca terreno terreo the
tipo toda todo torno total trabalho tranquilo tudo um uma umas universidade uns urgente usada usado vaga
vagas valor varanda varandas venda verdade vila visita visitar vizinha vizinho voce voces vou zap zona
"""
