"""What people say to an agency besides naming what they look for: one phrase per dialog act."""

from atendeja.assistant.understanding.phrases import Phrase

_PERSON = (
    r"(?:corretor[ea]?s?|atendentes?|pessoas?|humano|humana|gente|alguem|consultor[ea]?|vendedor[ea]?|gerente|responsavel|ser humano|funcionari[oa]|operador[a]?|secretaria"
    r"|agente|dono|recepcao|suporte|especialista|atendimento|voces por telefone|human|person|agent|someone|realtor|broker|equipe)"
)
_VISIT = r"(?:visitas?|visitinha|agendamento|horario|compromisso|encontro)"
_MY = r"(?:meu|minha|meus|minhas|nosso|nossa|um|uma|o|a|esse|essa|os|as|dois|duas|\d)"
_PROPERTY = (
    r"(?:apartamento|apto|ap|ape|casa|imovel|imoveis|sobrado|terreno|sala|loja|kitnet|chacara|sitio|galpao|cobertura|studio|lote|flat|ponto|propriedade|casinha|fazenda"
    r"|casas|apartamentos|aptos|terrenos|lotes|salas|escritorio|predio)"
)

OPT_IN = Phrase(
    r"(?:quero|queria|gostaria de|pode(?:m)?|posso|aceito|vou)? ?(?:voltar|voltem|volta|volte|voltarem|voltou) a (?:me )?(?:receber|mandar|enviar|mandarem|enviarem|avisar)",
    r"(?:pode(?:m)?|quero|queria|gostaria)(?: \w+){0,3} (?:mandar|enviar|receber|avisar)(?: \w+){0,4} (?:de novo|novamente|outra vez|novidades|ofertas)",
    r"reativ\w+", r"voltar", r"(?:oi |ola )?(?:eu )?voltei(?= ?[,.!])(?=.*(?:mand|receb|envi))", r"me (?:coloca|inclui|adiciona|cadastra|poe|bota)(?: \w+)? (?:na|de volta|de novo|novamente)(?: \w+)*",
    r"(?:pode(?:m)? )?me (?:avisar?|avisem|mand\w+) (?:quando|se) (?:aparecer|surgir|chegar|tiver|entrar|houver)[a-z ]*", r"desbloque\w+",
    r"(?:quero|aceito|queria|gostaria de|pode(?:m)? me|podem) (?:sim )?(?:receber|mandar|enviar) (?:as |os |suas |seus |mais )?(?:novidades|ofertas|avisos|lancamentos|mensagens|alertas|promocoes|oportunidades)[a-z ]*",
    r"(?:quero )?me inscrever[a-z ]*", r"start",
)  # fmt: skip
OPT_OUT = Phrase(
    r"(?:para(?! (?:o|a|os|as|mim|alugar|comprar|ver|morar|visitar|quando|que|eu|qual|saber))|pare|parem|parar|parou|chega|cansei|deixem?|favor parar)(?: \w+)? ?(?:de|com)?(?: (?:me|ficar|essas?|esses?|tant\w+|o|as|os|isso de))* ?(?:mand\w+|envi\w+|mensag\w+|manda\w*|encher|encaminh\w+|perturbar|incomodar|envios|spam|propaganda)(?: \w+)*",
    r"nao (?:quero|desejo|gostaria de|preciso|aguento|aceito)(?: mais| nunca mais)*(?: que)?(?: voces)?(?: me)? (?:receber|recebendo|mandem|mandar|enviem|contato|mensagens?|propaganda|ofertas|avisos)(?: \w+)*",
    r"nao (?:me )?(?:mand\w+|envi\w+|encham?|chamem?|procurem?|contat\w+|escrev\w+|ligu\w+|perturb\w+|incomod\w+)(?: mais| nada| nenhuma?| mensagens?| aqui)+(?: \w+)*", r"descadastr\w+", r"(?:quero |queria |gostaria de |preciso )?(?:me )?descadastr\w+",
    r"(?:me )?(?:tir\w+|remov\w+|retir\w+|exclu\w+)(?: \w+){0,3} (?:da|dessa|desta|das|de) (?:sua |tua )?(?:lista|grupo|transmissao|mensagens|cadastro de mensagens)[a-z ]*",
    r"(?:cancel\w+|suspend\w+|interromp\w+|encerr\w+)(?: \w+){0,2} (?:inscricao|mensagens|envio|envios|assinatura|recebimento|avisos|alertas|notificacoes)[a-z ]*", r"stop|unsubscribe", r"sair", r"quero sair(?: da lista| daqui| do grupo| dessa lista| desse grupo)?", r"parar", r"pare", r"(?:bloque\w+|denunci\w+)(?: \w+)* (?:numero|contato|spam)",
    r"(?:remov\w+|tir\w+|apag\w+|exclu\w+)(?: \w+){0,3} (?:meu )?(?:numero|contato|telefone|whats|zap)(?: \w+)*", r"sem mais mensagens", r"nao (?:quero )?ser (?:mais )?(?:contatad\w+|incomodad\w+)", r"chega de mensagens?[a-z ]*", r"nada de mensagens?[a-z ]*", r"quero parar de receber[a-z ]*",
)  # fmt: skip
PRIVACY = Phrase(
    r"lgpd|privacidade|gdpr|sobre mim", r"(?:meus|nossos) dados(?: pessoais)?", r"dados (?:pessoais|de mim|sobre mim|meus|que (?:voces|eu))", r"(?:quais|que) (?:os )?(?:dados|informacoes)(?: \w+){0,4} (?:de|sobre) mim|minhas informacoes|informacoes (?:pessoais|sobre mim|minhas)", r"protecao de dados",
    r"(?:apag|exclu|delet|remov|elimin)\w+(?: \w+){0,4} (?:sobre mim|cadastro|historico|dados|informacoes|meu registro|nossa conversa)",
    r"(?:como|onde|de onde|quem)(?: \w+){0,6} (?:meu|o meu) (?:numero|contato|telefone|whats|zap)", r"(?:meu|esse) (?:numero|telefone|contato)(?: \w+){0,3} (?:voces|consegui\w+|peg\w+|arrum\w+)", r"(?:o que|quais)(?: \w+){0,4} (?:sabem|guardam|armazenam|tem) (?:sobre|de) mim", r"(?:compartilh|vend|repass|divulg)\w+(?: \w+){0,3} (?:meus dados|meu numero|meu telefone|meu contato|minhas informacoes)", r"cpf(?: \w+)* (?:seguro|para que|por que)|para que(?: \w+)* (?:meu cpf|meus dados)",
    r"my (?:personal )?data",
)  # fmt: skip
COMPLAINT = Phrase(
    r"absurd[oa]", r"ninguem (?:me |nos )?(?:respond\w+|atend\w+|retorn\w+|deu|da|ligou|liga|fala|resolve|veio|apareceu)", r"pessim[oa]s?", r"lixo", r"palhacada", r"reclam(?:ar|acao|o|ei|ando|acoes)", r"decepcion\w+", r"descaso", r"falta de (?:respeito|educacao|consideracao|profissionalismo|vergonha)", r"vergonh\w+",
    r"ridicul[oa]s?", r"horrivel|horrorosos?|horror", r"procon", r"enrol(?:ando|acao|aram|ados|am|ado)", r"(?:ja )?mandei (?:\w+ )?(?:\d+|varias|mil|tres|duas|dez|um monte de|trocentas) (?:mensagens|vezes)", r"(?:faz|ha|tem) (?:\d+|uma|duas|varios|varias|tres|dias|h|semanas?)(?: \w+){0,2} (?:que )?(?:espero|esperando|aguardo|aguardando|tento|tentando|ninguem|sem resposta|pedi|mandei)",
    r"demora(?:ndo|m|ram|do|da|)? (?:muito|demais|pra caramba|tanto|horas|para (?:responder|atender))|que demora|muita demora|demora (?:absurda|enorme|no atendimento)", r"(?:estou )?(?:muito |bem |super |extremamente )?(?:irritad[oa]|revoltad[oa]|indignad[oa]|insatisfeit[oa]|put[oa]|chatead[oa]|frustrad[oa])", r"nao (?:funciona|resolv\w+ nada|respondem?|(?:me )?(?:apareceu|compareceu|veio|retornou|ligou)(?! mais barat)|me (?:respondem?|atendem?|atenderam|responderam|retornaram|deram)|atendem|compareceu|apareceu|veio ninguem)", r"nunca mais",
    r"(?:\w+ )?(?:deu|levei|tomei|levamos|me deu|me deram|deram) (?:um )?(?:bolo|cano)", r"(?:propaganda|anuncio) enganos[oa]", r"mentiros[oa]s?|mentira de voces|mentiram", r"incompetent\w+", r"palhac[oa]s?", r"merda|bosta|porcaria|droga de|inutil|porra|caralho|pqp", r"mal ?(?:atendid[oa]s?|atendimento)|atendimento (?:ruim|fraco|terrivel|mal feito|deixa)", r"nao e possivel", r"ja (?:e|faz|foi) a (?:segunda|terceira|quarta|quinta|decima|milesima|\d+a?) vez", r"estou (?:esperando|aguardando) (?:resposta |retorno |voces )?(?:ha|desde|faz|a) [a-z0-9 ]+", r"cade (?:o |a |voces|meu|minha)\w*(?: \w+)* (?:resposta|retorno|respond\w+)?", r"golpe|golpistas?|picaretas?|enganad[oa]|enganando", r"nao resolv\w+|(?:ja )?(?:falei|pedi|perguntei|liguei|tentei|cobrei)(?: \w+){0,2} (?:vezes|mil vezes)|pouco caso|desrespeito|desorganiza\w+|bagunca", r"terrivel", r"perdi (?:meu|o) tempo|perda de tempo|fui (?:la )?(?:a toa|e ninguem)",
    r"robo (?:burro|idiota|inutil|chato|nao entende\w*)|(?:voce|esse bot|isso aqui|esse robo) (?:nao entende|e burro|so repete)(?: \w+)*|nao entende nada", r"(?:que )?(?:saco|inferno|raiva|odio)",
)  # fmt: skip
HUMAN = Phrase(
    rf"(?:fal\w+|convers\w+|trat\w+|tir\w+ duvidas?|ser atendid[oa]|atendid[oa]|contato|negoci\w+|resolver|ligar|talk|speak|fal[oa]|atendimento)(?: \w+){{0,3}} (?:com|por|para|pro|pra|to|with|direto com|diretamente com|ao|a)(?: \w+){{0,3}} {_PERSON}",
    r"atend(?:imento|ente) (?:humano|humana|pessoal|real|de verdade)", r"(?:voce|voces|alguem|ele|ela)? ?(?:podem?|poderiam?|consegue|da para|tem como|pode)? ?me (?:lig(?:a|ar|uem|ue|am|ando)|telefon\w+)", r"ligar para mim",
    r"(?:quero|preciso|chama|chame|chamar|passa|passar|transfere|transferir|encaminha|tem|cade|gostaria de|queria|prefiro|manda|mandar|aciona|me da|me passa|me passe|me manda|me indica|me encaminha|me transfere)(?: \w+){0,4} (?:corretor[ea]?|atendentes?|humano|humana|consultor[ea]?|vendedor[ea]?|pessoa (?:de verdade|real|de carne e osso)|gerente|alguem (?:de verdade|real|ai|para (?:me )?(?:ajudar|atender|explicar|falar)|que (?:me )?\w+))",
    r"alguem (?:de verdade|real|humano|ai)(?: \w+)*", r"(?:nao )?(?:quero |gosto de |aguento )?(?:falar |conversar |tratar )?com (?:um )?(?:robo|maquina|bot|ia)", r"(?:o )?(?:telefone|numero|contato|whats|zap)(?: \w+){0,2} d[oae]s?(?: \w+)? (?:corretor[ea]?s?|atendente|responsavel|imobiliaria|vendedor[ea]?|consultor[ea]?|proprietario|dono|escritorio)", r"(?:voce |isso |aqui )?e (?:um )?(?:robo|bot|maquina)(?= \?)", r"real person",
    r"pode(?:ria)?m? me ligar(?: \w+)*|me liga(?: \w+)*", r"um corretor pode(?:ria)?(?: \w+)*", r"(?:qual |tem )(?:o |um )?(?:telefone|numero)(?: \w+){0,3}(?= \?|$)",
)  # fmt: skip
SELL_OR_LIST = Phrase(
    rf"(?:quero|queria|gostaria de|preciso|posso|pretendo|como faco para|desejo|interesse em|estou querendo|penso em|pensando em|vou|quanto custa|tenho interesse em|como|da para|consigo|quero botar|ajuda para|quero por|dar|para|resolvi|decidi|querendo)(?: \w+){{0,2}} (?:vender|anunciar|colocar|cadastrar|por|botar|disponibilizar|deixar|divulgar|avaliar|ofertar|oferecer)(?: (?:para (?:alugar|vender|locacao|venda)|a venda|venda|de|com voces|aluguel))* (?:{_MY}(?! {_MY} (?:visita|proposta)) )(?:\w+ )?{_PROPERTY}",
    rf"(?:quero|queria|gostaria de|preciso|posso|pretendo|desejo|estou querendo|vou|resolvi|decidi) (?:alugar|locar|vender) (?:o |a |os |as )?(?:meu|minha|meus|minhas|nosso|nossa)(?: \w+)? {_PROPERTY}",
    rf"(?:quero|queria|gostaria de|preciso|pretendo|desejo|estou querendo|vou|estou) (?:vender|vendendo|anunciar)(?: \w+){{0,2}} {_PROPERTY}", r"(?:tenho|temos|possuo|herdei|herdamos|recebi) (?:\w+ ){1,4}(?:e |que |, )?(?:\w+ ){0,8}?(?:(?:para|a|pra) (?:vender|alugar|venda|locar|locacao|anunciar|negociar)|(?:quero|queria|gostaria de|pretendo) (?:vender|alugar|anunciar|colocar|locar|por)|disponivel para|a venda)",
    r"(?:sou|somos) (?:o |a |os )?(?:proprietari[oa]s?|don[oa]s?)(?: (?:de|do|da|dos|e)(?: \w+)*)?(?! do (?:cachorro|gato|carro))", r"anunciar", rf"(?:{_MY} )?{_PROPERTY}(?: \w+){{0,3}} (?:para|a) (?:vender|alugar|venda|locacao|anunciar) com voces", r"(?:voces )?(?:compram|avaliam|captam|administram|cuidam d|intermediam|pegam|trabalham com captacao|fazem avaliacao|aceitam)(?: \w+){0,3} (?:imove(?:l|is)|casas?|apartamentos?|locacao|aluguel|terrenos?|para vender|exclusividade)", r"avaliar? (?:\w+ )?(?:o )?(?:meu|minha|nosso) \w+|avaliacao (?:do|da|de) (?:meu|minha|um|uma)? ?\w+", r"captacao",
    rf"(?:colocar|anunciar|cadastrar|deixar|botar|por|vender|alugar) (?:o |a |os |as )?(?:meu|minha|meus|minhas|nosso|nossa)(?: \w+)? {_PROPERTY}", r"(?:quanto|qual)(?: \w+){0,4} (?:cobram|comissao|taxa)(?: \w+){0,3} (?:vender|anunciar|alugar|administra\w+|imovel)", rf"(?:meu|minha|nosso|nossa) {_PROPERTY}(?: \w+){{0,5}} (?:a venda|para (?:vender|alugar|locacao|venda))", r"(?:coloc\w+|por|bot\w+) (?:a venda|para (?:alugar|vender|locacao)) (?:o |a )?(?:meu|minha|nosso|nossa|um|uma) \w+", r"vender minha casa|vender meu (?:apartamento|apto|ap|imovel|terreno)",
)  # fmt: skip
CANCEL_VISIT = Phrase(
    rf"(?:cancel\w+|desmarc\w+|desmarq\w+|desist\w+|anul\w+)(?: \w+){{0,5}} {_VISIT}", rf"{_VISIT}(?: \w+){{0,6}} (?:cancel\w+|desmarc\w+|desmarq\w+)", r"(?:quero |preciso |pode |queria |vou ter que |tenho que |favor |gostaria de |vou )?(?:cancel(?:a|ar|e|em|o)|desmarc(?:a|ar|o)|desmarque)(?: (?:por favor|entao|para mim|ela|tudo|a de \w+|o de \w+|para \w+))?(?= ?$| ?[.,!?])",
    r"nao (?:vou|vamos|poderei|consigo|conseguirei|posso|podemos|vou mais|irei|vou poder|vou conseguir)(?: mais| poder| conseguir)* (?:ir|comparecer|aparecer|na visita|a visita|visitar|fazer a visita)(?: \w+)*", r"nao (?:quero|preciso) mais (?:d?a visita|visitar|ir|ver|fazer a visita)(?: \w+)*", r"cancel (?:the |my )?visit|desisti da visita|desisto da visita", r"(?:cancel\w+|desmarc\w+) (?:a |o )?(?:de |para )?(?:amanha|hoje|sabado|segunda|terca|quarta|quinta|sexta)",
)  # fmt: skip
RESCHEDULE_VISIT = Phrase(
    r"(?:remarc|reagend|adi(?:ar|a|e|amos|ei)|antecip|posterg|transfer(?:ir|e) (?:a|minha)|reprogram)\w*",
    rf"(?:mud\w+|troc\w+|alter\w+|pass\w+|jog\w+|empurr\w+|mov\w+|ajust\w+)(?: (?:o|a|de|do|da|minha|meu|para|nossa|essa))* (?:{_VISIT}|horario|dia|data|h|outro dia|outra data|outro horario|outra h)(?: \w+)*", r"(?:outro|outra|novo|nova) (?:horario|dia|data|h)", r"(?:da|consigo|tem como|pode|podemos|posso|vamos|da para) (?:\w+ )?(?:mudar|trocar|passar|deixar|jogar|transferir|alterar)(?: \w+)? para", r"(?:mudar|trocar|passar|jogar|deixar) (?:a visita|para)", r"mais (?:tarde|cedo) (?:da|pode|seria|melhor|um pouco)|um pouco mais (?:tarde|cedo)", r"reschedule", r"pode ser (?:mais|um pouco mais) (?:tarde|cedo)", r"(?:surgiu|tive|aconteceu) (?:um )?(?:imprevisto|compromisso)(?!.*cancel)",
)  # fmt: skip
SCHEDULE_VISIT = Phrase(
    r"visit(?:ar|as?|o|amos|a-lo|inha|ing)?", r"(?:agend|marc)(?:ar|a|o|amos|e|em|ando)(?: \w+){0,3}(?: (?:visita|horario|dia|para ver|h))?", r"(?:quero|queria|gostaria de|posso|podemos|consigo|da para|tem como|vamos|podia|poderia|preciso|quando (?:posso|da para|consigo|podemos)|bora|da|pode|ir|dar|gostaria) (?:ir |dar )?(?:ver|conhecer|olhar|uma olhada)(?= (?:el[ea]s?|isso|ess[ea]s?|aquel[ea]|[oa] (?:imovel|casa|ap|apto|apartamento|sobrado|terreno|sala|loja|primeir[oa]|segund[oa]|terceir[oa]|\d)|por dentro|pessoalmente|ao vivo|de perto|hoje|amanha|depois de|la|n[ao] (?:sabado|domingo|segunda|terca|quarta|quinta|sexta)|quando|sabado|domingo|dia)(?: |$)| ?[?.!,]|$)",
    r"conhecer (?:o|a|pessoalmente|esse|essa|ele|ela|la|por dentro|de perto)?", r"ver (?:pessoalmente|ao vivo|de perto|por dentro|esse|essa|ele|ela|o imovel|a casa|o apartamento|o ap|o apto|a sala|a primeira|a segunda|a \d|o \d)", r"(?:ir|passar) (?:ai|la)(?: (?:ver|conhecer|olhar|visitar))?", r"visit|see it|tour(?! virtual)|view(?:ing)?|schedule", r"quando (?:posso|da para|podemos|consigo|pode) (?:ir|ver|visitar|conhecer|passar)", r"tem horario|quais (?:os )?horarios|disponibilidade (?:de|para) (?:visita|horario)|horarios? (?:disponive\w+|para visita)", r"quero conhecer",
)  # fmt: skip
PHOTOS = Phrase(
    r"fotos?|fotinhas?|fotografias?|imagem|imagens|videos?|videozinho|tour virtual|photos?|pictures?|pics|tour 360|ft|fts|planta baixa|midia",
)
FINANCING = Phrase(
    r"financi\w+", r"fgts", r"mcmv|minha casa minha vida", r"simul(?:ar|acao|acoes|a|e|ador)", r"(?:quanto|qual|tem|minimo|valor)(?: \w+){0,4} (?:de |a |da |na )?(?:entrada|parcelas?|prestac\w+)", r"parcel(?:ar|a|amento|am|as|ado|ada|e)|prestac(?:ao|oes)|mensalidades?", r"credito(?: imobiliario)?|consorcio|carta (?:contemplada|de credito)|subsidio", r"(?:taxa de )?juros", r"banco|caixa economica|caixa|bancos|itau|bradesco|santander", r"renda (?:minima|necessaria|precisa|familiar|preciso)|qual renda|score|nome sujo|restricao no nome|negativad[oa]", r"dar (?:de |uma )?entrada|entrada (?:minima|parcelada|facilitada|de quanto|e de)|sem entrada|(?:meu|o) carro (?:na|como|de) (?:entrada|troca|parte)|mortgage|loan",
)  # fmt: skip
MORE_RESULTS = Phrase(
    r"(?:mais|outr[oa]s?|demais|alguma?s? outr[oa]s?) (?:opc(?:ao|oes)|imoveis|imovel|casas?|apartamentos?|aptos?|resultados?|ofertas?|alternativas?|sugest\w+|anuncios?|coisas?|modelos?|unidades?|terrenos|lotes|salas|sobrados)(?: (?:parecid|semelhant|similar)\w+| disponive\w+| ai)?",
    r"(?:tem|teria|tem mais|tem algum|tem alguma|ha|existe|queria ver|quero ver|ver|mostra(?:r)?|mostre|manda(?:r)?|mande|me mostra|me mostre|me manda|me mande|pode mostrar|pode mandar|nao tem|gostaria de ver|posso ver|voces tem|envia|envie|passa|da para ver)(?: \w+)? (?:mais|outr[oa]s?|o resto|as outras|os outros|as demais|os demais|os proximos|as proximas|alguma outra|algum outro)(?= ?$| ?[?.!,]| (?:por favor|ai|alguma?|algo|algum|coisa|opcao|tipo|parecid\w+|um|uns|umas|\d|para (?:ver|mostrar|mim)|disponive\w+|diferente|nessa|nesse|assim|alem))",
    r"proxim[oa]s?", r"(?:so|somente|apenas) (?:tem )?(?:esses?|essas?|isso)(?: \w+){0,3}(?= \?)", r"(?:algo|algum|alguma|coisa|coisas) (?:mais|parecid\w+|diferente|alem|semelhante)(?! (?:barat|em cont|perto|pert|cert|nov|mobil|centr|cert|bara|a cara|proxim))", r"mostra(?:r)? mais|ver mais|manda(?:r)? mais|mais$|more|next|outr[oa]s?", r"e (?:os|as) (?:outr[oa]s|demais|resto)", r"(?:tem )?mais (?:alguma?|algum|alguma coisa|algo)",
    r"continua(?:r)?|pode continuar|segue|quero mais|mais por favor|nenhum dess[ea]s|nenhuma dessas", r"(?:tem|teria) (?:algo|alguma coisa|algum) (?:parecid|semelhante|similar)\w*",
)  # fmt: skip
_ASKED_OF = (
    r"(?:condominio|iptu|vagas?|garagem|pets?|cachorros?|gatos?|animais|mobiliad[oa]|mobilia|moveis|andar(?:es)?|metragem|tamanho|endereco|rua|localizacao|elevador(?:es)?|piscina|churrasqueira|academia|varanda|sacada|quartos?|suites?|banheiros?|portaria|seguranca|lazer|"
    r"sol|face|documentacao|documentos?|escritura|habite se|idade|ano|fiador|caucao|seguro|garantia|deposito|disponivel|ocupad[oa]|vazi[oa]|reforma\w*|planta|area|agua|gas|luz|internet|energia|taxas?|valor|preco|proposta|permuta|negociav\w+|desconto|negocia\w*|armarios?|ar condicionado|ar|silencios\w+|barulh\w+|vista|salao|playground|quadra|bicicletario|churras|area de servico|lavanderia|quintal|interfone|bairro|vizinhanca|metro|onibus|escolas?|mercado|crianca\w*|dormitorios?|rede|gerador|porteiro|alarme|cameras?|closet|lavabo|cozinha|sala)"
)
DETAILS = Phrase(
    r"(?:quanto|qual|quais|quantos?|quantas?|onde|em que|em qual|que)(?: \w+){0,3} (?:e|esta|fica|custa|sai|tem|sao|paga|valor|preco|vale|seria|cobra\w*|da|ficaria|e o|e a|fica o|ficam|esse|essa|condominio|iptu|metragem|endereco|andar|rua|bairro|tamanho|localizacao|inclui|incluso|vagas?|quartos?|banheiros?|suites?|metros?|area|m2|diferenca|documentos?|garantias?|idade|ano|tempo|dormitorios)(?= |$)",
    r"(?:o |a )?(?:valor|preco|condominio|iptu|metragem|endereco|localizacao|andar|rua|tamanho)(?: (?:de|do|da|dele|dela|esta|e|por favor|dess[ea]|total|fica|quanto|incluso|inclui|inclusos?|qual|com|tem)(?: \w+)*)?(?= ?\?| ?$)",
    rf"(?:ele |ela |esse |essa |este |la |ai |o imovel |a casa |o apartamento |o ap |o apto |o predio |o condominio |nele |nela |o terreno |a sala )?(?:tem|possui|aceita\w*|permite\w*|pode|inclui|precisa|ja vem|vem com|vem|bate|pega|e|esta|fica|ha|existe|da|cabe|cabem|esse valor)(?: \w+){{0,4}} {_ASKED_OF}(?: \w+){{0,6}}(?= ?\?| ?$| ?[.,])", rf"(?:e |com )?(?:o |a |os |as )?{_ASKED_OF}(?= \?)", r"aceita\w*(?: \w+)+(?= ?\?| ?$)", r"(?:mais )?(?:detalhes?|informac(?:ao|oes)|especificac\w+|caracteristicas)", r"(?:e|esta|fica|ainda esta|foi|ja foi|continua|segue) (?:mobiliad[oa]|reformad[oa]|nov[oa]|usad[oa]|ocupad[oa]|vazi[oa]|disponivel|silencios[oa]|aread[oa]|arejad[oa]|perto|longe|alto|terre[oa]|na planta|pront[oa]|financiavel|seguro|segura|negociavel|quitad[oa]|vendid[oa]|alugad[oa]|de frente|nascente|averbad[oa]|de esquina|plan[oa]|murad[oa])", r"(?:o )?(?:valor|preco) (?:e )?negociav\w+|faz (?:por|um desconto|desconto|a vista)|tem (?:desconto|negociacao)|abaixa|baixa o preco|aceita\w* (?:proposta|contraproposta|permuta|troca|oferta)", r"onde (?:e|fica|esta|se localiza)|fica (?:onde|em que|em qual|perto|no|na|longe|aonde)|aonde", r"quanto (?:e|custa|esta|fica|sai|tem|paga|vale|ta|da|mede|cobram?)|quantos? |quantas? |qual (?:o|a|e) |quais (?:os|as|sao) ", r"how much|where is|does it|is it|how many|what is|what s", r"(?:me )?(?:fala|conta|diz|explica|passa)(?: \w+){0,2} (?:mais|sobre|melhor|os detalhes|as informacoes)(?: \w+)*", r"saber (?:mais|sobre|o (?:valor|preco|endereco)|se (?:tem|aceita|pode|e|ainda))(?: \w+)*", r"(?:e|tem|esta) (?:muito )?(?:longe|perto) d[aeo]", r"nascente|poente",
)  # fmt: skip
AVAILABLE = Phrase(
    r"(?:ainda |continua |segue )*(?:esta |ta |e )?disponivel",
    r"disponibilidade",
    r"ainda (?:tem|existe|ha|esta (?:a venda|para alugar|livre|vago|de pe|valendo|ai))",
    r"ja (?:foi )?(?:vend\w+|alug\w+)",
    r"available",
    r"(?:ja )?saiu",
    r"vi (?:um|o|no|na|esse|essa|uma|a)(?: \w+)*",
    r"interess\w+|informac\w+|saber (?:mais )?(?:sobre|d[eo])|mais detalhes|sobre o|sobre a|gostei d",
    r"anunciad[oa]",
)
GREETING = Phrase(
    r"(?:oi+e*|ola+|opa|e ai|eae|eai|iae|salve|alo|hello|hi|hey|hola|bom dia|boa tarde|boa noite|boa|bom diaa|good (?:morning|afternoon|evening)|tudo (?:bem|bom|joia|certo|ok|tranquilo|em paz)|td bem|como vai|como (?:voce )?(?:esta|estao)(?: voces?)?|beleza|oi tudo|bem e voce|tem alguem ai|alguem ai|👋|oioi|fala|blz|saudacoes|prazer|dia|tarde|noite|com licenca)",
)
THANKS = Phrase(
    r"obrigad[oa]s?|obrigad\w*|agradec\w+|valeu|grat[oa]|gratidao|thanks|thank you|thank|brigad\w+|agradecid[oa]|deus (?:te |lhe |os )?abencoe|tmj|show obrigad[oa]|muito gentil|🙏|voce foi (?:otim[oa]|nota dez|muito)|ajudou (?:muito|demais|bastante)|obrigado"
)
GOODBYE = Phrase(
    r"tchau+|tchauzinho|xau|ate (?:mais|logo|breve|amanha|depois|a proxima|mais tarde|outra h|segunda|sabado|la|a vista|qualquer h)|adeus|falou|fui|bye(?: bye)?|abracos?|um abraco|beijos?|bjs?|abs|abc|nos falamos(?: depois)?|a gente se fala|se cuida|(?:tenha|tenham|tenhas) (?:uma?|um) (?:\w+ )?(?:dia|tarde|noite|semana|final de semana|fim de semana)|bom (?:descanso|fim de semana|final de semana|trabalho)|boa semana|good ?bye|see you|durma bem|bom fds|volto (?:a falar|depois|outra h|mais tarde)|depois (?:eu )?(?:falo|volto|chamo|te chamo|conversamos)"
)
OFF_TOPIC_SURELY = Phrase(
    r"quem (?:ganhou|descobriu|inventou|foi|e o presidente|e o prefeito)|(?:o )?jogo d[oe]|que h e o jogo|placar|futebol|campeonato|brasileirao|libertadores", r"previsao do tempo|vai chover|vai fazer (?:sol|frio|calor)|temperatura",
    r"piadas?|receitas? d[eao]|fazer (?:um )?bolo|horoscopo|meu signo|mega ?sena|loteria|bitcoin|(?:o )?dolar(?: hoje)?|cotacao|presidente|eleic\w+|prefeito", r"vagas? de (?:emprego|trabalho|estagio)|curriculo|(?:estao )?contratando|contratam|trabalhar (?:ai|com voces|na imobiliaria)|emprego", r"(?:vend\w+|compr\w+|alug\w+|tem) (?:um |uma )?(?:carros?|motos?|celular(?:es)?|iphones?|notebooks?|geladeiras?|sofas?|roupas?|pizzas?|lanches?|passagens?)",
    r"capital d[aoe] (?!paulista)\w+|quanto e \d+ (?:\+|x|mais|vezes|-|menos|/)", r"namor\w+|casar comigo|te amo|(?:voce e )?(?:solteir|casad)[oa]", r"chatgpt|inteligencia artificial|conta uma historia|canta|poema|traduz\w*", r"que h sao|que dia e hoje",
)  # fmt: skip
OFF_TOPIC = Phrase(
    r"futebol|jogo|flamengo|corinthians|palmeiras|vasco|gremio|time|copa|campeonato|placar|brasileirao",
    r"previsao do tempo|vai chover|chovendo|clima (?:hoje|amanha)|temperatura",
    r"piada|musica|filme|serie|novela|poema|receita|bolo|pizza|lanche|comida|hamburguer",
    r"presidente|politica|eleic\w+|lula|bolsonaro|governador",
    r"carro|carros|moto|celular|iphone|notebook|computador|bicicleta|geladeira|sofa|roupa|passag\w+",
    r"horoscopo|signo|loteria|mega sena|bitcoin|dolar|bolsa de valores",
    r"emprego|vaga de (?:emprego|trabalho)|curriculo|contratando|contratam",
    r"capital d[ao]|quem (?:ganhou|descobriu|inventou|e o|foi)|quanto e \d+ (?:\+|x|mais|vezes)",
    r"namor\w+|casar comigo|te amo|voce e (?:linda|lindo|casad\w|solteir\w)|gat(?:inha|ao)",
    r"chatgpt|inteligencia artificial",
    r"dieta|academia perto|medico|dentista|remedio|vacina|hospital|farmacia",
    r"internet caindo|wi ?fi|uber|taxi|rodoviaria|aeroporto",
    r"(?:que|qual) (?:horas? sao|h sao|dia e hoje)|que h sao",
)
WISH = Phrase(
    r"quero|queria|procur\w+|busc(?:o|ando|amos)|preciso|precisamos|gostaria|estou (?:atras|a procura|interessad\w+)|tem|teria|voces (?:tem|trabalham)|looking|interesse em|desejo|pretendo|algum(?:a)?|existe|ha|queremos|me (?:mostra|manda)|opcoes|imove(?:l|is)|need|want|vou (?:me )?mudar|muda(?:r)?",
)
INDEFINITE = Phrase(
    r"(?:tem mobiliad[oa]|algum(?:a|as|ns)?|algo|outr[oa]s?|um|uma|uns|umas|imoveis|casas|apartamentos|aptos|alguma coisa|terrenos|opc(?:ao|oes)|com|de \d|(?:e )?se for|e se|prefiro|mais (?:barat\w+|em conta|pert\w+|central|nov\w+|simples|espacos\w+|afastad\w+)|maior|menor|barat\w+|so (?:com|de|os|as)|que (?:seja|tenha|aceite|fique)|de preferencia|com \d)",
)
CHEAPER = Phrase(
    r"mais (?:barat\w+|em conta|acessive\w+|caro|nov[oa]|perto|proxim\w+|central|espacos[oa]|simples)|menos car[oa]|muito car[oa]|achei car[oa]|car[oa] demais|esta car[oa]|ta car[oa]|maior(?:es)?|menor(?:es)?|mais (?:quartos|vagas|para baixo|em conta)|cheaper|bigger|passa do meu orcamento|fora do meu orcamento|acima do (?:meu )?orcamento|nao cabe no bolso|salgad\w+"
)
