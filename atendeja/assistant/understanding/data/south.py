"""The municipalities of the South: state, size, names (the larger first).

Source: the list of municipalities of IBGE (2022). Size: 3 from about 90,000 inhabitants, 2 from about
40,000, else 1 (estimates of population in GeoNames, which names them CC BY 4.0).
"""

MUNICIPALITIES = """
PR 3
Curitiba|Londrina|Maringá|São José dos Pinhais|Foz do Iguaçu|Ponta Grossa|Cascavel|Colombo|Guarapuava|
Araucária|Fazenda Rio Grande|Paranaguá|Campo Largo|Apucarana|Almirante Tamandaré|Toledo|Arapongas|
Piraquara|Sarandi|Umuarama|Pinhais|Cambé|Campo Mourão|Francisco Beltrão|Paranavaí|Pato Branco
PR 2
Cianorte|Telêmaco Borba|Castro|Rolândia|Irati|Marechal Cândido Rondon|União da Vitória|Medianeira|
Ibiporã|Prudentópolis|Palmas|Campina Grande do Sul|Paiçandu|Cornélio Procópio|Lapa|Dois Vizinhos|
Santo Antônio da Platina|São Mateus do Sul|Guaratuba|Marialva|Jacarezinho
PR 1
Matinhos|Rio Branco do Sul|Assis Chateaubriand|Mandaguari|Jaguariaíva|Palotina|Palmeira|Pitanga|Ivaiporã|
Laranjeiras do Sul|Guaíra|Mandaguaçu|Rio Negro|Bandeirantes|Itaperuçu|Quedas do Iguaçu|Pontal do Paraná|
Campo Magro|Imbituva|Pinhão|São Miguel do Iguaçu|Ibaiti|Santo Antônio do Sudoeste|Goioerê|Mandirituba|
Nova Esperança|Arapoti|Santa Helena|Astorga|Ubiratã|Reserva|Santa Terezinha de Itaipu|Ortigueira|
Quatro Barras|Cruzeiro do Oeste|Piraí do Sul|Coronel Vivida|Loanda|Cambará|Colorado|Siqueira Campos|
Jandaia do Sul|Chopinzinho|Capanema|Tibagi|Andirá|Ampére|Realeza|Wenceslau Braz|Contenda|Cafelândia|
Altônia|Matelândia|Quitandinha|Morretes|Terra Roxa|Antonina|Tijucas do Sul|Terra Boa|Corbélia|Sengés|
Carlópolis|Mangueirinha|Faxinal|Cerro Azul|Cruz Machado|Sertanópolis|Marmeleiro|Tapejara|Iporã|
Campina da Lagoa|Bituruna|Cândido de Abreu|Salto do Lontra|Jaguapitã|Clevelândia|Abatiá|Adrianópolis|
Agudos do Sul|Altamira do Paraná|Alto Paraíso|Alto Paraná|Alto Piquiri|Alvorada do Sul|Amaporã|Anahy|
Ângulo|Antônio Olinto|Arapuã|Araruna|Ariranha do Ivaí|Assaí|Atalaia|Balsa Nova|Barbosa Ferraz|
Barra do Jacaré|Barracão|Bela Vista da Caroba|Bela Vista do Paraíso|Boa Esperança|
Boa Esperança do Iguaçu|Boa Ventura de São Roque|Boa Vista da Aparecida|Bocaiúva do Sul|Bom Jesus do Sul|
Bom Sucesso|Bom Sucesso do Sul|Borrazópolis|Braganey|Brasilândia do Sul|Cafeara|Cafezal do Sul|
Califórnia|Cambira|Campina do Simão|Campo Bonito|Campo do Tenente|Candói|Cantagalo|
Capitão Leônidas Marques|Carambeí|Catanduvas|Centenário do Sul|Céu Azul|Cidade Gaúcha|Congonhinhas|
Conselheiro Mairinck|Coronel Domingos Soares|Corumbataí do Sul|Cruzeiro do Iguaçu|Cruzeiro do Sul|
Cruzmaltina|Curiúva|Diamante D'Oeste|Diamante do Norte|Diamante do Sul|Douradina|Doutor Camargo|
Doutor Ulysses|Enéas Marques|Engenheiro Beltrão|Entre Rios do Oeste|Esperança Nova|
Espigão Alto do Iguaçu|Farol|Fênix|Fernandes Pinheiro|Figueira|Flor da Serra do Sul|Floraí|Floresta|
Florestópolis|Flórida|Formosa do Oeste|Foz do Jordão|Francisco Alves|General Carneiro|Godoy Moreira|
Goioxim|Grandes Rios|Guairaçá|Guamiranga|Guapirama|Guaporema|Guaraci|Guaraniaçu|Guaraqueçaba|
Honório Serpa|Ibema|Icaraíma|Iguaraçu|Iguatu|Imbaú|Inácio Martins|Inajá|Indianópolis|Ipiranga|
Iracema do Oeste|Iretama|Itaguajé|Itaipulândia|Itambaracá|Itambé|Itapejara d'Oeste|Itaúna do Sul|Ivaí|
Ivaté|Ivatuba|Jaboti|Janiópolis|Japira|Japurá|Jardim Alegre|Jardim Olinda|Jataizinho|Jesuítas|
Joaquim Távora|Jundiaí do Sul|Juranda|Jussara|Kaloré|Laranjal|Leópolis|Lidianópolis|Lindoeste|Lobato|
Luiziana|Lunardelli|Lupionópolis|Mallet|Mamborê|Manfrinópolis|Manoel Ribas|Maria Helena|
Marilândia do Sul|Marilena|Mariluz|Mariópolis|Maripá|Marquinho|Marumbi|Mato Rico|Mauá da Serra|Mercedes|
Mirador|Miraselva|Missal|Moreira Sales|Munhoz de Melo|Nossa Senhora das Graças|Nova Aliança do Ivaí|
Nova América da Colina|Nova Aurora|Nova Cantu|Nova Esperança do Sudoeste|Nova Fátima|Nova Laranjeiras|
Nova Londrina|Nova Olímpia|Nova Prata do Iguaçu|Nova Santa Bárbara|Nova Santa Rosa|Nova Tebas|
Novo Itacolomi|Ourizona|Ouro Verde do Oeste|Palmital|Paraíso do Norte|Paranacity|Paranapoema|
Pato Bragado|Paula Freitas|Paulo Frontin|Peabiru|Perobal|Pérola|Pérola d'Oeste|Piên|Pinhal de São Bento|
Pinhalão|Pitangueiras|Planaltina do Paraná|Planalto|Porecatu|Porto Amazonas|Porto Barreiro|Porto Rico|
Porto Vitória|Prado Ferreira|Pranchita|Presidente Castelo Branco|Primeiro de Maio|Quarto Centenário|
Quatiguá|Quatro Pontes|Querência do Norte|Quinta do Sol|Ramilândia|Rancho Alegre|Rancho Alegre D'Oeste|
Rebouças|Renascença|Reserva do Iguaçu|Ribeirão Claro|Ribeirão do Pinhal|Rio Azul|Rio Bom|
Rio Bonito do Iguaçu|Rio Branco do Ivaí|Roncador|Rondon|Rosário do Ivaí|Sabáudia|Salgado Filho|
Salto do Itararé|Santa Amélia|Santa Cecília do Pavão|Santa Cruz de Monte Castelo|Santa Fé|Santa Inês|
Santa Isabel do Ivaí|Santa Izabel do Oeste|Santa Lúcia|Santa Maria do Oeste|Santa Mariana|Santa Mônica|
Santa Tereza do Oeste|Santana do Itararé|Santo Antônio do Caiuá|Santo Antônio do Paraíso|Santo Inácio|
São Carlos do Ivaí|São Jerônimo da Serra|São João|São João do Caiuá|São João do Ivaí|São João do Triunfo|
São Jorge d'Oeste|São Jorge do Ivaí|São Jorge do Patrocínio|São José da Boa Vista|São José das Palmeiras|
São Manoel do Paraná|São Pedro do Iguaçu|São Pedro do Ivaí|São Pedro do Paraná|São Sebastião da Amoreira|
São Tomé|Sapopema|Saudade do Iguaçu|Serranópolis do Iguaçu|Sertaneja|Sulina|Tamarana|Tamboara|Tapira|
Teixeira Soares|Terra Rica|Tomazina|Três Barras do Paraná|Tunas do Paraná|Tuneiras do Oeste|Tupãssi|
Turvo|Uniflor|Uraí|Ventania|Vera Cruz do Oeste|Verê|Virmond|Vitorino|Xambrê
RS 3
Porto Alegre|Caxias do Sul|Canoas|Pelotas|Viamão|Santa Maria|Gravataí|Novo Hamburgo|São Leopoldo|
Rio Grande|Alvorada|Passo Fundo|Cachoeirinha|Santa Cruz do Sul|Sapucaia do Sul|Uruguaiana|
Bento Gonçalves|Bagé|Erechim|Lajeado|Guaíba
RS 2
Ijuí|Sant'Ana do Livramento|Cachoeira do Sul|Santa Rosa|Santo Ângelo|Esteio|Sapiranga|Alegrete|
Farroupilha|Venâncio Aires|Montenegro|Vacaria|Capão da Canoa|Campo Bom|Camaquã|Carazinho|São Borja|
Cruz Alta|São Gabriel|Tramandaí|Taquara|Parobé|Canguçu|Canela|Santiago|Estância Velha|Osório|Marau|
Panambi|Santo Antônio da Patrulha|São Lourenço do Sul|Torres|Gramado
RS 1
Eldorado do Sul|Dom Pedrito|Rosário do Sul|Itaqui|Charqueadas|São Luiz Gonzaga|Rio Pardo|Garibaldi|
Portão|Palmeira das Missões|Igrejinha|Teutônia|Frederico Westphalen|Caçapava do Sul|Estrela|
Santa Vitória do Palmar|Flores da Cunha|Dois Irmãos|Carlos Barbosa|Soledade|Nova Santa Rita|Candelária|
Lagoa Vermelha|Triunfo|Imbé|Vera Cruz|Jaguarão|Capão do Leão|Nova Prata|São José do Norte|Três Passos|
Guaporé|Taquari|Três de Maio|Tapejara|São Sebastião do Caí|Três Coroas|Veranópolis|Encruzilhada do Sul|
Quaraí|Nova Petrópolis|Ivoti|Encantado|Sarandi|Arroio do Meio|São Francisco de Paula|Ibirubá|Rolante|
São Sepé|São Marcos|São Jerônimo|Nova Hartz|Tupanciretã|Butiá|Horizontina|Júlio de Castilhos|
Não-Me-Toque|São Francisco de Assis|Arroio Grande|Piratini|Cidreira|Serafina Corrêa|Getúlio Vargas|
Xangri-lá|Sananduva|Agudo|Giruá|São Pedro do Sul|Santo Cristo|Espumoso|Aceguá|Água Santa|Ajuricaba|
Alecrim|Alegria|Almirante Tamandaré do Sul|Alpestre|Alto Alegre|Alto Feliz|Amaral Ferrador|
Ametista do Sul|André da Rocha|Anta Gorda|Antônio Prado|Arambaré|Araricá|Aratiba|Arroio do Padre|
Arroio do Sal|Arroio do Tigre|Arroio dos Ratos|Arvorezinha|Augusto Pestana|Áurea|Balneário Pinhal|Barão|
Barão de Cotegipe|Barão do Triunfo|Barra do Guarita|Barra do Quaraí|Barra do Ribeiro|Barra do Rio Azul|
Barra Funda|Barracão|Barros Cassal|Benjamin Constant do Sul|Boa Vista das Missões|Boa Vista do Buricá|
Boa Vista do Cadeado|Boa Vista do Incra|Boa Vista do Sul|Bom Jesus|Bom Princípio|Bom Progresso|
Bom Retiro do Sul|Boqueirão do Leão|Bossoroca|Bozano|Braga|Brochier|Cacequi|Cacique Doble|Caibaté|
Caiçara|Camargo|Cambará do Sul|Campestre da Serra|Campina das Missões|Campinas do Sul|Campo Novo|
Campos Borges|Cândido Godói|Candiota|Canudos do Vale|Capão Bonito do Sul|Capão do Cipó|Capela de Santana|
Capitão|Capivari do Sul|Caraá|Carlos Gomes|Casca|Caseiros|Catuípe|Centenário|Cerrito|Cerro Branco|
Cerro Grande|Cerro Grande do Sul|Cerro Largo|Chapada|Charrua|Chiapetta|Chuí|Chuvisca|Ciríaco|Colinas|
Colorado|Condor|Constantina|Coqueiro Baixo|Coqueiros do Sul|Coronel Barros|Coronel Bicaco|Coronel Pilar|
Cotiporã|Coxilha|Crissiumal|Cristal|Cristal do Sul|Cruzaltense|Cruzeiro do Sul|David Canabarro|
Derrubadas|Dezesseis de Novembro|Dilermando de Aguiar|Dois Irmãos das Missões|Dois Lajeados|
Dom Feliciano|Dom Pedro de Alcântara|Dona Francisca|Doutor Maurício Cardoso|Doutor Ricardo|Engenho Velho|
Entre-Ijuís|Entre Rios do Sul|Erebango|Ernestina|Erval Grande|Erval Seco|Esmeralda|Esperança do Sul|
Estação|Estrela Velha|Eugênio de Castro|Fagundes Varela|Faxinal do Soturno|Faxinalzinho|Fazenda Vilanova|
Feliz|Floriano Peixoto|Fontoura Xavier|Formigueiro|Forquetinha|Fortaleza dos Valos|Garruchos|Gaurama|
General Câmara|Gentil|Glorinha|Gramado dos Loureiros|Gramado Xavier|Guabiju|Guarani das Missões|Harmonia|
Herval|Herveiras|Hulha Negra|Humaitá|Ibarama|Ibiaçá|Ibiraiaras|Ibirapuitã|Ilópolis|Imigrante|
Independência|Inhacorá|Ipê|Ipiranga do Sul|Iraí|Itaara|Itacurubi|Itapuca|Itati|Itatiba do Sul|Ivorá|
Jaboticaba|Jacuizinho|Jacutinga|Jaguari|Jaquirana|Jari|Jóia|Lagoa Bonita do Sul|Lagoa dos Três Cantos|
Lagoão|Lajeado do Bugre|Lavras do Sul|Liberato Salzano|Lindolfo Collor|Linha Nova|Maçambará|Machadinho|
Mampituba|Manoel Viana|Maquiné|Maratá|Marcelino Ramos|Mariana Pimentel|Mariano Moro|Marques de Souza|
Mata|Mato Castelhano|Mato Leitão|Mato Queimado|Maximiliano de Almeida|Minas do Leão|Miraguaí|Montauri|
Monte Alegre dos Campos|Monte Belo do Sul|Mormaço|Morrinhos do Sul|Morro Redondo|Morro Reuter|Mostardas|
Muçum|Muitos Capões|Muliterno|Nicolau Vergueiro|Nonoai|Nova Alvorada|Nova Araçá|Nova Bassano|
Nova Boa Vista|Nova Bréscia|Nova Candelária|Nova Esperança do Sul|Nova Pádua|Nova Palma|Nova Ramada|
Nova Roma do Sul|Novo Barreiro|Novo Cabrais|Novo Machado|Novo Tiradentes|Novo Xingu|Paim Filho|
Palmares do Sul|Palmitinho|Pantano Grande|Paraí|Paraíso do Sul|Pareci Novo|Passa Sete|Passo do Sobrado|
Paulo Bento|Paverama|Pedras Altas|Pedro Osório|Pejuçara|Picada Café|Pinhal|Pinhal da Serra|Pinhal Grande|
Pinheirinho do Vale|Pinheiro Machado|Pinto Bandeira|Pirapó|Planalto|Poço das Antas|Pontão|Ponte Preta|
Porto Lucena|Porto Mauá|Porto Vera Cruz|Porto Xavier|Pouso Novo|Presidente Lucena|Progresso|
Protásio Alves|Putinga|Quatro Irmãos|Quevedos|Quinze de Novembro|Redentora|Relvado|Restinga Sêca|
Rio dos Índios|Riozinho|Roca Sales|Rodeio Bonito|Rolador|Ronda Alta|Rondinha|Roque Gonzales|
Sagrada Família|Saldanha Marinho|Salto do Jacuí|Salvador das Missões|Salvador do Sul|
Santa Bárbara do Sul|Santa Cecília do Sul|Santa Clara do Sul|Santa Margarida do Sul|
Santa Maria do Herval|Santa Tereza|Santana da Boa Vista|Santo Antônio das Missões|Santo Antônio do Palma|
Santo Antônio do Planalto|Santo Augusto|Santo Expedito do Sul|São Domingos do Sul|São João da Urtiga|
São João do Polêsine|São Jorge|São José das Missões|São José do Herval|São José do Hortêncio|
São José do Inhacorá|São José do Ouro|São José do Sul|São José dos Ausentes|São Martinho|
São Martinho da Serra|São Miguel das Missões|São Nicolau|São Paulo das Missões|São Pedro da Serra|
São Pedro das Missões|São Pedro do Butiá|São Valentim|São Valentim do Sul|São Valério do Sul|
São Vendelino|São Vicente do Sul|Seberi|Sede Nova|Segredo|Selbach|Senador Salgado Filho|Sentinela do Sul|
Sério|Sertão|Sertão Santana|Sete de Setembro|Severiano de Almeida|Silveira Martins|Sinimbu|Sobradinho|
Tabaí|Tapera|Tapes|Taquaruçu do Sul|Tavares|Tenente Portela|Terra de Areia|Tio Hugo|Tiradentes do Sul|
Toropi|Travesseiro|Três Arroios|Três Cachoeiras|Três Forquilhas|Três Palmeiras|Trindade do Sul|Tucunduva|
Tunas|Tupanci do Sul|Tupandi|Tuparendi|Turuçu|Ubiretama|União da Serra|Unistalda|Vale do Sol|Vale Real|
Vale Verde|Vanini|Vespasiano Corrêa|Viadutos|Vicente Dutra|Victor Graeff|Vila Flores|Vila Lângaro|
Vila Maria|Vila Nova do Sul|Vista Alegre|Vista Alegre do Prata|Vista Gaúcha|Vitória das Missões|
Westfália
SC 3
Florianópolis|Joinville|Blumenau|São José|Jaraguá do Sul|Palhoça|Lages|Criciúma|Chapecó|Itajaí|Brusque|
Balneário Camboriú|Tubarão
SC 2
Navegantes|Camboriú|São Bento do Sul|Concórdia|Biguaçu|Itapema|Caçador|Rio do Sul|Gaspar|Araranguá|
Indaial|Içara|Videira|Mafra|Canoinhas|São Francisco do Sul|Imbituba|Xanxerê|Tijucas|Guaramirim|Timbó|
Barra Velha|Araquari|Laguna|Curitibanos
SC 1
Rio Negrinho|Campos Novos|Pomerode|Braço do Norte|Penha|Fraiburgo|Porto União|São João Batista|Xaxim|
Forquilhinha|Itapoá|Joaçaba|Sombrio|Garopaba|Maravilha|Porto Belo|Santo Amaro da Imperatriz|
Balneário Piçarras|Ituporanga|São Joaquim|Bombinhas|São Lourenço do Oeste|Guabiruba|Capivari de Baixo|
Orleans|Capinzal|Itaiópolis|Pinhalzinho|Urussanga|Jaguaruna|Schroeder|Presidente Getúlio|Ibirama|
Três Barras|Papanduva|Seara|Garuva|Morro da Fumaça|Taió|Abelardo Luz|Otacílio Costa|Cocal do Sul|
Massaranduba|Pouso Redondo|Ilhota|Governador Celso Ramos|Itapiranga|Balneário Rincão|
Balneário Arroio do Silva|Correia Pinto|Balneário Gaivota|Palmitos|Santa Cecília|Corupá|
Dionísio Cerqueira|Abdon Batista|Agrolândia|Agronômica|Água Doce|Águas de Chapecó|Águas Frias|
Águas Mornas|Alfredo Wagner|Alto Bela Vista|Anchieta|Angelina|Anita Garibaldi|Anitápolis|Antônio Carlos|
Apiúna|Arabutã|Armazém|Arroio Trinta|Arvoredo|Ascurra|Atalanta|Aurora|Balneário Barra do Sul|Bandeirante|
Barra Bonita|Bela Vista do Toldo|Belmonte|Benedito Novo|Bocaina do Sul|Bom Jardim da Serra|Bom Jesus|
Bom Jesus do Oeste|Bom Retiro|Botuverá|Braço do Trombudo|Brunópolis|Caibi|Calmon|Campo Alegre|
Campo Belo do Sul|Campo Erê|Canelinha|Capão Alto|Catanduvas|Caxambu do Sul|Celso Ramos|Cerro Negro|
Chapadão do Lageado|Cordilheira Alta|Coronel Freitas|Coronel Martins|Cunha Porã|Cunhataí|Descanso|
Dona Emma|Doutor Pedrinho|Entre Rios|Ermo|Erval Velho|Faxinal dos Guedes|Flor do Sertão|Formosa do Sul|
Frei Rogério|Galvão|Grão-Pará|Gravatal|Guaraciaba|Guarujá do Sul|Guatambú|Herval d'Oeste|Ibiam|Ibicaré|
Imaruí|Imbuia|Iomerê|Ipira|Iporã do Oeste|Ipuaçu|Ipumirim|Iraceminha|Irani|Irati|Irineópolis|Itá|Jaborá|
Jacinto Machado|Jardinópolis|José Boiteux|Jupiá|Lacerdópolis|Lajeado Grande|Laurentino|Lauro Müller|
Lebon Régis|Leoberto Leal|Lindóia do Sul|Lontras|Luiz Alves|Luzerna|Macieira|Major Gercino|Major Vieira|
Maracajá|Marema|Matos Costa|Meleiro|Mirim Doce|Modelo|Mondaí|Monte Carlo|Monte Castelo|Morro Grande|
Nova Erechim|Nova Itaberaba|Nova Trento|Nova Veneza|Novo Horizonte|Ouro|Ouro Verde|Paial|Painel|
Palma Sola|Palmeira|Paraíso|Passo de Torres|Passos Maia|Paulo Lopes|Pedras Grandes|Peritiba|
Pescaria Brava|Petrolândia|Pinheiro Preto|Piratuba|Planalto Alegre|Ponte Alta|Ponte Alta do Norte|
Ponte Serrada|Praia Grande|Presidente Castello Branco|Presidente Nereu|Princesa|Quilombo|Rancho Queimado|
Rio das Antas|Rio do Campo|Rio do Oeste|Rio dos Cedros|Rio Fortuna|Rio Rufino|Riqueza|Rodeio|Romelândia|
Salete|Saltinho|Salto Veloso|Sangão|Santa Helena|Santa Rosa de Lima|Santa Rosa do Sul|Santa Terezinha|
Santa Terezinha do Progresso|Santiago do Sul|São Bernardino|São Bonifácio|São Carlos|
São Cristóvão do Sul|São Domingos|São João do Itaperiú|São João do Oeste|São João do Sul|
São José do Cedro|São José do Cerrito|São Ludgero|São Martinho|São Miguel da Boa Vista|
São Miguel do Oeste|São Pedro de Alcântara|Saudades|Serra Alta|Siderópolis|Sul Brasil|Tangará|Tigrinhos|
Timbé do Sul|Timbó Grande|Treviso|Treze de Maio|Treze Tílias|Trombudo Central|Tunápolis|Turvo|
União do Oeste|Urubici|Urupema|Vargeão|Vargem|Vargem Bonita|Vidal Ramos|Vitor Meireles|Witmarsum|
Xavantina|Zortéa
"""
