"""Words that end the name of a person, or show that there is none (folded)."""

NOT_NAMES = """
a aceito advogada advogado agora ainda alguem ali alugar aluguel am amanha anuncio ap apartamento ape
apenas aposentado apto aquela aquele aqui as assunto ate atendente autonomo autorizo beleza bem boa bom
bora brasileira brasileiro buscando busco calling calma cara caro casa casada casado certo chamar chamo
claro cliente com como compra comprar concordo corretor corretora da dai daqui de depois deus dia digo
direi dispenso dizer do domingo dona dono e ela ele em enfermeira engenheiro era espera esposa essa esse
esta estava este estou estudante eu exatamente exemplo fala falar falo favor faz fechado fiador filha
filho financiamento financiar foi foto fotos from gostaria gostei hello hi hoje humano i imoveis imovel
importa indicacao informar inquilino interessa interessada interessado interesse interested is isso ja
kitnet legal lhe linda lindo longe looking mae mais mal maravilha marido mas me medica medico menos
mensagem mesma mesmo meu minha morador moradora moramos moro muita muito my na nada name nao nas nenhum
ninguem no noite nome nos nosso not nova novo o obrigada obrigado oi ok ola olha olhando onde opa os
otimo ou pai para passar pensando pera perfeito perto pessoa please pode por porque portador posso pra
preciso preco prefiro procurando procuro professor proprietaria proprietario quais qual qualquer quando
quanto quarta que quem querendo queria quero quinta responsavel robo sabado se segunda sei sem ser seu
sexta show sim so sobrado sobre solteiro sua tambem tanto tarde tchau te tem tenho ter terca terreno the
top tudo um uma umas uns urgente valeu valor venda verdade vi visita visitar voce voces vou what yes you
"""
