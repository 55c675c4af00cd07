"""Districts of the largest cities, as people name them (not a complete list)."""

DISTRICTS = """
= São Paulo/SP
Aclimação|Água Branca|Água Rasa|Alto da Lapa|Alto da Mooca|Alto de Pinheiros|Anália Franco|Aricanduva|
Artur Alvim|Barra Funda|Bela Vista|Belém|Belenzinho|Bom Retiro|Brás|Brasilândia|Brooklin|Brooklin Novo|
Brooklin Paulista|Butantã|Cachoeirinha|Cambuci|Campo Belo|Campo Grande|Campo Limpo|Campos Elíseos|
Cangaíba|Capão Redondo|Carrão|Casa Verde|Cerqueira César|Chácara Flora|Chácara Inglesa|Chácara Klabin|
Chácara Santo Antônio|Cidade Ademar|Cidade Dutra|Cidade Jardim|Cidade Líder|Cidade Monções|
Cidade Patriarca|Cidade Tiradentes|City América|Conjunto Nacional|Consolação|Cursino|Ermelino Matarazzo|
Ferraz|Freguesia do Ó|Granja Julieta|Granja Viana|Grajaú|Guaianases|Higienópolis|Horto Florestal|Imirim|
Indianópolis|Interlagos|Ipiranga|Itaberaba|Itaim|Itaim Bibi|Itaim Paulista|Itaquera|Jabaquara|Jaçanã|Jaguara|
Jaguaré|Jaraguá|Jardim América|Jardim Ângela|Jardim Anália Franco|Jardim Europa|Jardim Guedala|
Jardim Helena|Jardim Marajoara|Jardim Paulista|Jardim Paulistano|Jardim Prudência|Jardim São Luís|
Jardim São Paulo|Jardim da Saúde|Jardins|José Bonifácio|Lapa|Lauzane Paulista|Liberdade|Limão|Luz|
M'Boi Mirim|Mandaqui|Mirandópolis|Moema|Moema Índios|Moema Pássaros|Moinho Velho|Mooca|Morumbi|
Nova Conceição|Panamby|Paraíso|Paraisópolis|Parelheiros|Pari|Parque São Domingos|Parque São Jorge|
Parque do Carmo|Parque Novo Mundo|Paulista|Pedreira|Penha|Perdizes|Perus|Pinheiros|Pirituba|
Planalto Paulista|Pompeia|Ponte Rasa|Praça da Árvore|Raposo Tavares|República|Rio Pequeno|Sacomã|
Santa Cecília|Santa Cruz|Santana|Santa Efigênia|Santo Amaro|São Judas|São Lucas|São Mateus|
São Miguel Paulista|São Miguel|Sapopemba|Saúde|Socorro|Sumaré|Sumarezinho|Super Quadra Morumbi|Tatuapé|
Tremembé|Tucuruvi|Vila Alexandria|Vila Alpina|Vila Anastácio|Vila Andrade|Vila Antonieta|Vila Bertioga|
Vila Buarque|Vila Carrão|Vila Clementino|Vila Congonhas|Vila Cordeiro|Vila Curuçá|Vila Ema|Vila Ester|
Vila Formosa|Vila Gomes Cardim|Vila Guarani|Vila Guilherme|Vila Gumercindo|Vila Ipojuca|Vila Jaguara|
Vila Jacuí|Vila Leopoldina|Vila Madalena|Vila Maria|Vila Mariana|Vila Mascote|Vila Matilde|Vila Medeiros|
Vila Monte Alegre|Vila Monumento|Vila Nova Cachoeirinha|Vila Nova Conceição|Vila Nova Manchester|
Vila Olímpia|Vila Paulista|Vila Pompeia|Vila Prudente|Vila Regente Feijó|Vila Romana|Vila São Francisco|
Vila Sônia|Vila Uberabinha|Vila Zelina
= Rio de Janeiro/RJ
Abolição|Andaraí|Anil|Arpoador|Bangu|Barra|Barra da Tijuca|Barra Olímpica|Benfica|Bento Ribeiro|
Bonsucesso|Botafogo|Brás de Pina|Cachambi|Camorim|Campinho|Campo Grande|Cascadura|Catete|Catumbi|
Cidade Nova|Copacabana|Cosme Velho|Curicica|Del Castilho|Engenho de Dentro|Engenho Novo|Estácio|Flamengo|
Freguesia|Gamboa|Gardênia Azul|Gávea|Glória|Grajaú|Guaratiba|Humaitá|Ilha do Governador|Inhaúma|Ipanema|
Irajá|Itanhangá|Jacarepaguá|Jardim Botânico|Jardim Guanabara|Jardim Oceânico|Joá|Lagoa|Lapa|Laranjeiras|
Leblon|Leme|Lins de Vasconcelos|Madureira|Magalhães Bastos|Maracanã|Marechal Hermes|Méier|Olaria|
Padre Miguel|Paquetá|Pavuna|Pechincha|Penha|Piedade|Pilares|Porto Maravilha|Praça Seca|Praça da Bandeira|
Praia do Flamengo|Ramos|Realengo|Recreio|Recreio dos Bandeirantes|Riachuelo|Rio Comprido|Rocha|
Rocha Miranda|Santa Cruz|Santa Teresa|Santo Cristo|São Conrado|São Cristóvão|Saúde|Senador Camará|
Sulacap|Tanque|Taquara|Tijuca|Todos os Santos|Urca|Usina|Vargem Grande|Vargem Pequena|
Vicente de Carvalho|Vidigal|Vila da Penha|Vila Isabel|Vila Valqueire
= Belo Horizonte/MG
Alípio de Melo|Alto Barroca|Anchieta|Bandeirantes|Barreiro|Barro Preto|Barroca|Belvedere|Betânia|
Boa Vista|Buritis|Caiçara|Calafate|Carlos Prates|Carmo|Castelo|Cidade Nova|Colégio Batista|
Coração de Jesus|Coração Eucarístico|Cruzeiro|Dona Clara|Estoril|Estrela Dalva|Eldorado|Floresta|
Floramar|Funcionários|Gameleira|Graça|Grajaú|Gutierrez|Heliópolis|Horto|Ipiranga|Itapoã|Jaraguá|
Jardim América|Liberdade|Lourdes|Luxemburgo|Mangabeiras|Nova Floresta|Nova Gameleira|Nova Granada|
Nova Suíça|Ouro Preto|Padre Eustáquio|Palmares|Pampulha|Planalto|Prado|Sagrada Família|Salgado Filho|
Santa Amélia|Santa Branca|Santa Efigênia|Santa Inês|Santa Lúcia|Santa Mônica|Santa Rosa|Santa Tereza|
Santo Agostinho|Santo Antônio|São Bento|São Lucas|São Pedro|Savassi|Serra|Silveira|Sion|União|
Vila da Serra|Vila Paris|Venda Nova
= Curitiba/PR
Abranches|Água Verde|Ahú|Alto Boqueirão|Alto da Glória|Alto da XV|Alto da Rua XV|Atuba|Bacacheri|
Bairro Alto|Barreirinha|Batel|Bigorrilho|Boa Vista|Bom Retiro|Boqueirão|Cabral|Cajuru|
Campina do Siqueira|Campo Comprido|Campo de Santana|Capão da Imbuia|Capão Raso|Cascatinha|Centro Cívico|
Champagnat|Cidade Industrial|CIC|Cristo Rei|Ecoville|Fanny|Fazendinha|Ganchinho|Guabirotuba|Guaíra|Hauer|
Hugo Lange|Jardim Botânico|Jardim das Américas|Jardim Social|Juvevê|Lindóia|Mercês|Mossunguê|Novo Mundo|
Orleans|Parolin|Pilarzinho|Pinheirinho|Portão|Prado Velho|Rebouças|Santa Cândida|Santa Felicidade|
Santa Quitéria|Santo Inácio|São Braz|São Francisco|São Lourenço|Seminário|Sítio Cercado|Taboão|Tarumã|
Tatuquara|Tingui|Uberaba|Umbará|Vila Hauer|Vila Izabel|Vista Alegre|Xaxim
= Porto Alegre/RS
Auxiliadora|Azenha|Bela Vista|Belém Novo|Boa Vista|Bom Fim|Cavalhada|Chácara das Pedras|Cidade Baixa|
Cristal|Cristo Redentor|Floresta|Glória|Higienópolis|Hípica|Humaitá|Independência|Ipanema|
Jardim Botânico|Jardim Carvalho|Jardim do Salso|Jardim Europa|Jardim Itu|Jardim Lindóia|Lami|Lindóia|
Lomba do Pinheiro|Medianeira|Menino Deus|Moinhos de Vento|Mont Serrat|Mont'Serrat|Navegantes|Nonoai|
Partenon|Passo da Areia|Petrópolis|Praia de Belas|Restinga|Rio Branco|Rubem Berta|Santa Cecília|
Santa Tereza|Santana|Santo Antônio|São Geraldo|São João|Sarandi|Teresópolis|Três Figueiras|Tristeza|
Vila Assunção|Vila Ipiranga|Vila Jardim|Vila Nova
= Santos/SP
Aparecida|Boqueirão|Campo Grande|Embaré|Encruzilhada|Estuário|Gonzaga|Jabaquara|José Menino|Macuco|
Marapé|Pompeia|Ponta da Praia|Vila Belmiro|Vila Mathias|Vila Rica
= Campinas/SP
Alphaville|Barão Geraldo|Bonfim|Botafogo|Bosque|Cambuí|Castelo|Chácara da Barra|Cidade Universitária|
Gramado|Guanabara|Jardim Aurélia|Jardim Chapadão|Jardim Eulina|Jardim Flamboyant|Jardim Garcia|
Jardim Guanabara|Jardim Nossa Senhora Auxiliadora|Jardim Proença|Mansões Santo Antônio|Nova Campinas|
Ouro Verde|Parque Industrial|Parque Prado|Parque das Flores|Ponte Preta|Proença|Santa Genebra|
São Bernardo|Sousas|Joaquim Egídio|Swift|Swiss Park|Taquaral|Vila Industrial|Vila Itapura|Vila Nova
= Florianópolis/SC
Abraão|Agronômica|Armação|Balneário|Barra da Lagoa|Cachoeira do Bom Jesus|Cacupé|Campeche|Canasvieiras|
Canto|Capoeiras|Carvoeira|Coqueiros|Córrego Grande|Costeira|Daniela|Estreito|Ingleses|
Ingleses do Rio Vermelho|Itacorubi|Itaguaçu|João Paulo|Jurerê|Jurerê Internacional|Jardim Atlântico|
Lagoa da Conceição|Monte Verde|Morro das Pedras|Pantanal|Ponta das Canas|Praia Brava|Ratones|
Ribeirão da Ilha|Rio Tavares|Rio Vermelho|Saco dos Limões|Saco Grande|Santa Mônica|Santinho|
Santo Antônio de Lisboa|Tapera|Trindade|Beira Mar
= Brasília/DF
Águas Claras|Arniqueira|Asa Norte|Asa Sul|Brazlândia|Candangolândia|Ceilândia|Cruzeiro|Cruzeiro Novo|
Gama|Guará|Guará I|Guará II|Itapoã|Jardim Botânico|Jardins Mangueiral|Lago Norte|Lago Sul|
Núcleo Bandeirante|Noroeste|Octogonal|Paranoá|Park Sul|Park Way|Plano Piloto|Recanto das Emas|
Riacho Fundo|Samambaia|Setor Noroeste|Sobradinho|Sudoeste|Taguatinga|Taguatinga Norte|Taguatinga Sul|
Vicente Pires|Vila Planalto
= Salvador/BA
Acupe de Brotas|Alphaville|Amaralina|Armação|Barra|Barris|Boca do Rio|Brotas|Cabula|Caminho das Árvores|
Candeal|Canela|Chame-Chame|Comércio|Costa Azul|Costa do Sauípe|Federação|Garcia|Graça|Horto Florestal|
Imbuí|Itaigara|Itapuã|Jaguaribe|Jardim Apipema|Jardim Armação|Liberdade|Matatu|Nazaré|Ondina|
Parque Bela Vista|Patamares|Paralela|Pelourinho|Pernambués|Piatã|Pirajá|Pituaçu|Pituba|Ribeira|
Rio Vermelho|Stella Maris|Stiep|Trobogy|Vale dos Lagos|Vila Laura|Vilas do Atlântico|Vitória|
Corredor da Vitória
= Recife/PE
Aflitos|Afogados|Apipucos|Areias|Arruda|Barro|Boa Viagem|Boa Vista|Campo Grande|Casa Amarela|Casa Forte|
Caxangá|Cordeiro|Derby|Encruzilhada|Engenho do Meio|Espinheiro|Graças|Hipódromo|Ibura|Ilha do Leite|
Ilha do Retiro|Imbiribeira|Ipsep|Iputinga|Jaqueira|Jordão|Madalena|Monteiro|Parnamirim|Pina|
Poço da Panela|Prado|Recife Antigo|Rosarinho|Santo Amaro|Setúbal|Tamarineira|Torre|Torreão|Várzea|Zumbi
= Fortaleza/CE
Aldeota|Antônio Bezerra|Bairro de Fátima|Barra do Ceará|Benfica|Bom Jardim|Cambeba|
Cidade dos Funcionários|Cocó|Conjunto Ceará|Damas|Dionísio Torres|Dunas|Edson Queiroz|
Engenheiro Luciano Cavalcante|Fátima|Guararapes|Jacarecanga|Jangurussu|Joaquim Távora|José de Alencar|
José Walter|Lagoa Redonda|Luciano Cavalcante|Maraponga|Meireles|Messejana|Montese|Mondubim|Mucuripe|
Papicu|Parangaba|Parquelândia|Passaré|Patriolino Ribeiro|Porto das Dunas|Praia de Iracema|
Praia do Futuro|Rodolfo Teófilo|Sapiranga|São Gerardo|Siqueira|Varjota|Vicente Pinzon|Vila União
= Goiânia/GO
Alto da Glória|Alto do Bueno|Bueno|Campinas|Cidade Jardim|Coimbra|Eldorado|Goiânia 2|Jardim América|
Jardim Atlântico|Jardim Europa|Jardim Goiás|Jardim Guanabara|Jardim Novo Mundo|Jardins Madri|Jaó|Jundiaí|
Marista|Nova Suíça|Oeste|Parque Amazônia|Parque Anhanguera|Parque Flamboyant|Park Lozandes|
Parque Lozandes|Pedro Ludovico|Residencial Eldorado|Setor Aeroporto|Setor Bela Vista|Setor Bueno|
Setor Campinas|Setor Central|Setor Coimbra|Setor Faiçalville|Setor Jaó|Setor Leste Universitário|
Setor Leste Vila Nova|Setor Marista|Setor Negrão de Lima|Setor Nova Suíça|Setor Norte Ferroviário|
Setor Oeste|Setor Pedro Ludovico|Setor Sudoeste|Setor Sul|Setor Universitário|Vila Nova|Vila Rosa
= Niterói/RJ
Badu|Camboinhas|Charitas|Engenhoca|Fonseca|Icaraí|Ingá|Itacoatiara|Itaipu|Itaipuaçu|Jardim Icaraí|
Largo do Barradas|Maria Paula|Pendotiba|Piratininga|Região Oceânica|Santa Rosa|São Domingos|
São Francisco|Vital Brazil
= Guarulhos/SP
Bonsucesso|Bosque Maia|Cocaia|Cumbica|Gopoúva|Jardim Maia|Macedo|Maia|Picanço|Pimentas|Ponte Grande|
Portal dos Gramados|Taboão|Torres Tibagy|Vila Augusta|Vila Galvão|Vila Rio de Janeiro|Vila Rosália
"""
