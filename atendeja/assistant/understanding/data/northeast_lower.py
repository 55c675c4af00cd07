"""The municipalities of the lower Northeast: state, size, names (the larger first).

Source: the list of municipalities of IBGE (2022). Size: 3 from about 90,000 inhabitants, 2 from about
40,000, else 1 (estimates of population in GeoNames, which names them CC BY 4.0).
"""

MUNICIPALITIES = """
AL 3
Maceió|Arapiraca|Rio Largo
AL 2
Marechal Deodoro|União dos Palmares|Penedo|São Miguel dos Campos|Delmiro Gouveia|Coruripe|
Santana do Ipanema
AL 1
Teotônio Vilela|Atalaia|Girau do Ponciano|Pilar|Maragogi|Campo Alegre|São Sebastião|São Luís do Quitunde|
São José da Tapera|Craíbas|Murici|Limoeiro de Anadia|Satuba|Porto Calvo|Igaci|Viçosa|Junqueiro|
Matriz de Camaragibe|Pão de Açúcar|Traipu|Feira Grande|Piranhas|Mata Grande|Igreja Nova|Boca da Mata|
São José da Laje|Olho d'Água das Flores|Porto Real do Colégio|Água Branca|Taquarana|Lagoa da Canoa|
Major Isidoro|Joaquim Gomes|Batalha|Barra de Santo Antônio|Cajueiro|Piaçabuçu|Canapi|Messias|
Estrela de Alagoas|Inhapi|Capela|Anadia|Barra de São Miguel|Belém|Belo Monte|Branquinha|Cacimbinhas|
Campestre|Campo Grande|Carneiros|Chã Preta|Coité do Nóia|Colônia Leopoldina|Coqueiro Seco|Dois Riachos|
Feliz Deserto|Flexeiras|Ibateguara|Jacaré dos Homens|Jacuípe|Japaratinga|Jaramataia|Jequiá da Praia|
Jundiá|Mar Vermelho|Maravilha|Maribondo|Minador do Negrão|Monteirópolis|Novo Lino|Olho d'Água do Casado|
Olho d'Água Grande|Olivença|Ouro Branco|Palestina|Palmeira dos Índios|Pariconha|Paripueira|
Passo de Camaragibe|Paulo Jacinto|Pindoba|Poço das Trincheiras|Porto de Pedras|Quebrangulo|Roteiro|
Santa Luzia do Norte|Santana do Mundaú|São Brás|São Miguel dos Milagres|Senador Rui Palmeira|
Tanque d'Arca
BA 3
Salvador|Feira de Santana|Vitória da Conquista|Juazeiro|Itabuna|Lauro de Freitas|Camaçari|Porto Seguro|
Barreiras|Ilhéus|Teixeira de Freitas|Jequié|Alagoinhas|Simões Filho|Eunápolis|Paulo Afonso|
Luís Eduardo Magalhães|Santo Antônio de Jesus
BA 2
Guanambi|Valença|Jacobina|Serrinha|Senhor do Bonfim|Irecê|Candeias|Casa Nova|Dias d'Ávila|Campo Formoso|
Brumado|Conceição do Coité|Itapetinga|Bom Jesus da Lapa|Itaberaba|Euclides da Cunha|Cruz das Almas|
Itamaraju|Ipirá|Santo Amaro|Ribeira do Pombal|Santo Estêvão|Caetité|Barra|Tucano|Araci|Poções|Catu|
Monte Santo|Seabra|Jaguaquara|Xique-Xique|Livramento de Nossa Senhora|Mata de São João|Vera Cruz|
Macaúbas|São Sebastião do Passé|Ipiaú|Remanso
BA 1
São Gonçalo dos Campos|Nova Viçosa|São Francisco do Conde|Santa Maria da Vitória|Sento Sé|Entre Rios|
Mucuri|Santaluz|Jeremoabo|Cansanção|Barra do Choça|Amargosa|Maragogipe|Rio Real|Pilão Arcado|
Conceição do Jacuípe|Prado|Serra do Ramalho|Curaçá|Itiúba|Inhambupe|Morro do Chapéu|Cachoeira|
Riachão do Jacuípe|Capim Grosso|São Desidério|Jaguarari|Canavieiras|Esplanada|Correntina|Gandu|Pojuca|
Itapicuru|Cícero Dantas|Riacho de Santana|Campo Alegre de Lourdes|Camamu|Paratinga|Santa Cruz Cabrália|
Carinhanha|Muritiba|Ruy Barbosa|Itabela|Irará|Presidente Tancredo Neves|Itacaré|Maracás|
Santa Rita de Cássia|Nazaré|Coração de Maria|Paripiranga|Ibotirama|Barra da Estiva|Queimadas|
Formosa do Rio Preto|Lapão|Sobradinho|Anagé|Ibirapitanga|Quijingue|Cândido Sales|João Dourado|Santana|
Castro Alves|Uauá|Miguel Calmon|Iaçu|Alcobaça|Maraú|Wenceslau Guimarães|Itambé|Valente|Nova Soure|
Canarana|Amélia Rodrigues|Iraquara|Conde|Planalto|Olindina|Camacan|Caculé|Medeiros Neto|Ituberá|Ibicaraí|
Riachão das Neves|Macarani|Iguaí|Uruçuca|Teofilândia|Laje|Tanhaçu|Santa Bárbara|Conceição da Feira|
Ibicoara|Oliveira dos Brejinhos|Governador Mangabeira|Paramirim|São Felipe|Belmonte|Piatã|
Palmas de Monte Alto|Mutuípe|Ponto Novo|Itaparica|Crisópolis|Rafael Jambeiro|Buritirama|Boquira|
Ourolândia|Cocos|Encruzilhada|Pindobaçu|Guaratinga|Ibirataia|Itajuípe|Ubaíra|São Gabriel|Nordestina|
Madre de Deus|Belo Campo|Baixa Grande|Una|Taperoá|Serra Preta|Sapeaçu|Ituaçu|Filadélfia|Fátima|Itanhém|
Cairu|Mairi|Jaguaripe|Abaré|Ubaitaba|Piritiba|Cafarnaum|Coaraci|Mundo Novo|Cipó|Tanque Novo|
Serra Dourada|Coronel João Sá|Souto Soares|Condeúba|Itarantim|Ibititá|Boa Vista do Tupim|Itororó|Ibipeba|
Cabaceiras do Paraguaçu|Jussara|Central|Tremedal|Utinga|Canudos|Ubatã|Sátiro Dias|Aporá|Bonito|
Tapiramutá|Conceição do Almeida|Itatim|Mirangaba|Igaporã|Glória|Malhada|Urandi|Teolândia|Itagibá|
Barrocas|São Félix do Coribe|Biritinga|América Dourada|Presidente Dutra|Andorinha|Abaíra|Acajutiba|
Adustina|Água Fria|Aiquara|Almadina|Andaraí|Angical|Anguera|Antas|Antônio Cardoso|Antônio Gonçalves|
Apuarema|Araçás|Aracatu|Aramari|Arataca|Aratuípe|Aurelino Leal|Baianópolis|Banzaê|Barra do Mendes|
Barra do Rocha|Barro Alto|Barro Preto|Boa Nova|Bom Jesus da Serra|Boninal|Botuporã|Brejões|Brejolândia|
Brotas de Macaúbas|Buerarema|Caatiba|Caém|Caetanos|Caldeirão Grande|Canápolis|Candeal|Candiba|
Capela do Alto Alegre|Caraíbas|Caravelas|Cardeal da Silva|Catolândia|Caturama|Chorrochó|
Contendas do Sincorá|Cordeiros|Coribe|Cotegipe|Cravolândia|Cristópolis|Dário Meira|Dom Basílio|
Dom Macedo Costa|Elísio Medrado|Érico Cardoso|Feira da Mata|Firmino Alves|Floresta Azul|Gavião|
Gentio do Ouro|Gongogi|Guajeru|Heliópolis|Ibiassucê|Ibicuí|Ibipitanga|Ibiquera|Ibirapuã|Ibitiara|Ichu|
Igrapiúna|Ipecaetá|Ipupiara|Irajuba|Iramaia|Itaeté|Itagi|Itagimirim|Itaguaçu da Bahia|Itaju do Colônia|
Itamari|Itanagra|Itapé|Itapebi|Itapitanga|Itaquara|Itiruçu|Iuiu|Jaborandi|Jacaraci|Jandaíra|Jiquiriçá|
Jitaúna|Jucuruçu|Jussari|Jussiape|Lafaiete Coutinho|Lagoa Real|Lajedão|Lajedinho|Lajedo do Tabocal|
Lamarão|Lençóis|Licínio de Almeida|Macajuba|Macururé|Maetinga|Maiquinique|Malhada de Pedras|
Manoel Vitorino|Mansidão|Marcionílio Souza|Mascote|Matina|Milagres|Mirante|Morpará|Mortugaba|Mucugê|
Mulungu do Morro|Muniz Ferreira|Muquém do São Francisco|Nilo Peçanha|Nova Canaã|Nova Fátima|Nova Ibiá|
Nova Itarana|Nova Redenção|Novo Horizonte|Novo Triunfo|Ouriçangas|Palmeiras|Pau Brasil|Pé de Serra|
Pedrão|Pedro Alexandre|Pindaí|Pintadas|Piraí do Norte|Piripá|Planaltino|Potiraguá|
Presidente Jânio Quadros|Quixabeira|Retirolândia|Ribeira do Amparo|Ribeirão do Largo|Rio de Contas|
Rio do Antônio|Rio do Pires|Rodelas|Salinas da Margarida|Santa Brígida|Santa Cruz da Vitória|Santa Inês|
Santa Luzia|Santa Terezinha|Santanópolis|São Domingos|São Félix|São José da Vitória|São José do Jacuípe|
São Miguel das Matas|Saubara|Saúde|Sebastião Laranjeiras|Serrolândia|Sítio do Mato|Sítio do Quinto|
Tabocas do Brejo Velho|Tanquinho|Teodoro Sampaio|Terra Nova|Uibaí|Umburanas|Várzea da Roça|
Várzea do Poço|Várzea Nova|Varzedo|Vereda|Wagner|Wanderley
PB 3
João Pessoa|Campina Grande|Santa Rita|Patos
PB 2
Bayeux|Sousa|Cabedelo|Cajazeiras|Guarabira|Sapé|Queimadas|Mamanguape
PB 1
Pombal|Monteiro|São Bento|Esperança|Catolé do Rocha|Pedras de Fogo|Lagoa Seca|Conde|Alagoa Grande|
Rio Tinto|Itaporanga|Itabaiana|Bananeiras|Areia|Alhandra|Mari|Caaporã|Princesa Isabel|Alagoa Nova|Cuité|
São José de Piranhas|Aroeiras|Itapororoca|Picuí|Conceição|São João do Rio do Peixe|Remígio|Ingá|
Boqueirão|Pocinhos|Araruna|Sumé|Cruz do Espírito Santo|Solânea|Pitimbu|Araçagi|Piancó|Belém|
Cacimba de Dentro|Água Branca|Aguiar|Alagoinha|Alcantil|Algodão de Jandaíra|Amparo|Aparecida|Arara|
Areia de Baraúnas|Areial|Assunção|Baía da Traição|Baraúna|Barra de Santa Rosa|Barra de Santana|
Barra de São Miguel|Belém do Brejo do Cruz|Bernardino Batista|Boa Ventura|Boa Vista|Bom Jesus|
Bom Sucesso|Bonito de Santa Fé|Borborema|Brejo do Cruz|Brejo dos Santos|Cabaceiras|Cachoeira dos Índios|
Cacimba de Areia|Cacimbas|Caiçara|Cajazeirinhas|Caldas Brandão|Camalaú|Capim|Caraúbas|Carrapateira|
Casserengue|Catingueira|Caturité|Condado|Congo|Coremas|Coxixola|Cubati|Cuité de Mamanguape|Cuitegi|
Curral de Cima|Curral Velho|Damião|Desterro|Diamante|Dona Inês|Duas Estradas|Emas|Fagundes|Frei Martinho|
Gado Bravo|Gurinhém|Gurjão|Ibiara|Igaracy|Imaculada|Itatuba|Jacaraú|Jericó|Joca Claudino|Juarez Távora|
Juazeirinho|Junco do Seridó|Juripiranga|Juru|Lagoa|Lagoa de Dentro|Lastro|Livramento|Logradouro|Lucena|
Mãe d'Água|Malta|Manaíra|Marcação|Marizópolis|Massaranduba|Mataraca|Matinhas|Mato Grosso|Maturéia|
Mogeiro|Montadas|Monte Horebe|Mulungu|Natuba|Nazarezinho|Nova Floresta|Nova Olinda|Nova Palmeira|
Olho d'Água|Olivedos|Ouro Velho|Parari|Passagem|Paulista|Pedra Branca|Pedra Lavrada|Pedro Régis|Pilar|
Pilões|Pilõezinhos|Pirpirituba|Poço Dantas|Poço de José de Moura|Prata|Puxinanã|Quixaba|Riachão|
Riachão do Bacamarte|Riachão do Poço|Riacho de Santo Antônio|Riacho dos Cavalos|Salgadinho|
Salgado de São Félix|Santa Cecília|Santa Cruz|Santa Helena|Santa Inês|Santa Luzia|Santa Teresinha|
Santana de Mangueira|Santana dos Garrotes|Santo André|São Bentinho|São Domingos|São Domingos do Cariri|
São Francisco|São João do Cariri|São João do Tigre|São José da Lagoa Tapada|São José de Caiana|
São José de Espinharas|São José de Princesa|São José do Bonfim|São José do Brejo do Cruz|
São José do Sabugi|São José dos Cordeiros|São José dos Ramos|São Mamede|São Miguel de Taipu|
São Sebastião de Lagoa de Roça|São Sebastião do Umbuzeiro|São Vicente do Seridó|Serra Branca|
Serra da Raiz|Serra Grande|Serra Redonda|Serraria|Sertãozinho|Sobrado|Soledade|Sossêgo|Tacima|Taperoá|
Tavares|Teixeira|Tenório|Triunfo|Uiraúna|Umbuzeiro|Várzea|Vieirópolis|Vista Serrana|Zabelê
PE 3
Recife|Jaboatão dos Guararapes|Caruaru|Petrolina|Olinda|Paulista|Cabo de Santo Agostinho|Camaragibe|
Garanhuns|Vitória de Santo Antão|Igarassu|São Lourenço da Mata|Ipojuca|Abreu e Lima|
Santa Cruz do Capibaribe|Gravatá|Araripina
PE 2
Serra Talhada|Goiana|Belo Jardim|Carpina|Arcoverde|Ouricuri|Bezerros|Surubim|Pesqueira|Salgueiro|Escada|
Paudalho|Limoeiro|Moreno|Palmares|Buíque|Brejo da Madre de Deus|São Bento do Una|Bom Conselho|Timbaúba|
Águas Belas|Afogados da Ingazeira|Barreiros|Toritama|Sirinhaém|Santa Maria da Boa Vista
PE 1
Lajedo|Custódia|Bom Jardim|Bonito|Aliança|São Caitano|Itambé|Bodocó|São José do Belmonte|Petrolândia|
Itaíba|Ribeirão|Exu|Catende|Sertânia|Cabrobó|Floresta|São José do Egito|Nazaré da Mata|Ipubi|Caetés|
Glória do Goitá|Trindade|Ibimirim|Passira|Itapissuma|João Alfredo|Tabira|Pombos|Inajá|Água Preta|
Tupanatinga|Vicência|Ilha de Itamaracá|Condado|Canhotinho|Taquaritinga do Norte|Agrestina|Cupira|
Lagoa Grande|Tacaratu|Macaparana|São João|Manari|Tamandaré|Panelas|Pedra|Feira Nova|Vertentes|Orobó|
Chã Grande|Altinho|Flores|Riacho das Almas|Cachoeirinha|São Joaquim do Monte|Rio Formoso|Araçoiaba|
Carnaíba|Afrânio|Capoeiras|São José da Coroa Grande|Sanharó|Parnamirim|Amaraji|Serrita|
Camocim de São Félix|Lagoa do Carro|Gameleira|Quipapá|Dormentes|Correntes|Iati|Venturosa|
São Vicente Férrer|Itaquitinga|Cumaru|Jataúba|Ferreiros|Jupi|Alagoinha|Angelim|Barra de Guabiraba|
Belém de Maria|Belém do São Francisco|Betânia|Brejão|Brejinho|Buenos Aires|Calçado|Calumbi|Camutanga|
Carnaubeira da Penha|Casinhas|Cedro|Chã de Alegria|Cortês|Fernando de Noronha|Frei Miguelinho|Granito|
Ibirajuba|Iguaracy|Ingazeira|Itacuruba|Itapetim|Jaqueira|Jatobá|Joaquim Nabuco|Jucati|Jurema|
Lagoa de Itaenga|Lagoa do Ouro|Lagoa dos Gatos|Machados|Maraial|Mirandiba|Moreilândia|Orocó|Palmeirina|
Paranatama|Poção|Primavera|Quixaba|Sairé|Salgadinho|Saloá|Santa Cruz|Santa Cruz da Baixa Verde|
Santa Filomena|Santa Maria do Cambucá|Santa Terezinha|São Benedito do Sul|Solidão|Tacaimbó|Terezinha|
Terra Nova|Tracunhaém|Triunfo|Tuparetama|Verdejante|Vertente do Lério|Xexéu
SE 3
Aracaju|Nossa Senhora do Socorro|Itabaiana|Lagarto|São Cristóvão
SE 2
Estância|Tobias Barreto|Simão Dias|Barra dos Coqueiros|Nossa Senhora da Glória|Itabaianinha
SE 1
Itaporanga d'Ajuda|Poço Redondo|Capela|Canindé de São Francisco|Propriá|Porto da Folha|
Nossa Senhora das Dores|Boquim|Laranjeiras|Umbaúba|Poço Verde|Salgado|Aquidabã|Carira|Riachão do Dantas|
Campo do Brito|Areia Branca|Cristinápolis|Ribeirópolis|Indiaroba|Neópolis|Japaratuba|Maruim|
Amparo do São Francisco|Arauá|Brejo Grande|Canhoba|Carmópolis|Cedro de São João|Cumbe|Divina Pastora|
Feira Nova|Frei Paulo|Gararu|General Maynard|Gracho Cardoso|Ilha das Flores|Itabi|Japoatã|Macambira|
Malhada dos Bois|Malhador|Moita Bonita|Monte Alegre de Sergipe|Muribeca|Nossa Senhora Aparecida|
Nossa Senhora de Lourdes|Pacatuba|Pedra Mole|Pedrinhas|Pinhão|Pirambu|Riachuelo|Rosário do Catete|
Santa Luzia do Itanhy|Santa Rosa de Lima|Santana do São Francisco|Santo Amaro das Brotas|São Domingos|
São Francisco|São Miguel do Aleixo|Siriri|Telha|Tomar do Geru
"""
