"""The municipalities of the Southeast: state, size, names (the larger first).

Source: the list of municipalities of IBGE (2022). Size: 3 from about 90,000 inhabitants, 2 from about
40,000, else 1 (estimates of population in GeoNames, which names them CC BY 4.0).
"""

MUNICIPALITIES = """
ES 3
Serra|Vila Velha|Cariacica|Vitória|Cachoeiro de Itapemirim|Linhares|Guarapari|São Mateus|Colatina|
Aracruz
ES 2
Viana|Nova Venécia|Barra de São Francisco|Marataízes|Santa Maria de Jetibá
ES 1
Itapemirim|Castelo|Domingos Martins|São Gabriel da Palha|Afonso Cláudio|Baixo Guandu|Anchieta|Guaçuí|
Alegre|Jaguaré|Iúna|Conceição da Barra|Sooretama|Ibatiba|Mimoso do Sul|Pinheiros|Santa Teresa|Piúma|
Ecoporanga|Pedro Canário|Vargem Alta|Rio Bananal|Montanha|Pancas|Marechal Floriano|Muniz Freire|Fundão|
Água Doce do Norte|Águia Branca|Alfredo Chaves|Alto Rio Novo|Apiacá|Atílio Vivácqua|Boa Esperança|
Bom Jesus do Norte|Brejetuba|Conceição do Castelo|Divino de São Lourenço|Dores do Rio Preto|
Governador Lindenberg|Ibiraçu|Ibitirama|Iconha|Irupi|Itaguaçu|Itarana|Jerônimo Monteiro|João Neiva|
Laranja da Terra|Mantenópolis|Marilândia|Mucurici|Muqui|Ponto Belo|Presidente Kennedy|Rio Novo do Sul|
Santa Leopoldina|São Domingos do Norte|São José do Calçado|São Roque do Canaã|Venda Nova do Imigrante|
Vila Pavão|Vila Valério
MG 3
Belo Horizonte|Contagem|Uberlândia|Juiz de Fora|Montes Claros|Betim|Uberaba|Ribeirão das Neves|
Governador Valadares|Divinópolis|Ipatinga|Sete Lagoas|Santa Luzia|Ibirité|Poços de Caldas|Patos de Minas|
Pouso Alegre|Varginha|Sabará|Vespasiano|Barbacena|Araguari|Itabira|Passos|Nova Lima|Araxá|
Conselheiro Lafaiete|Nova Serrana|Lavras|Coronel Fabriciano|Muriaé|Ubá|Ituiutaba|Teófilo Otoni|Itaúna|
Pará de Minas|Paracatu|Itajubá|Manhuaçu
MG 2
Patrocínio|Caratinga|Unaí|Esmeraldas|Timóteo|Curvelo|João Monlevade|Alfenas|São João del Rei|Viçosa|
Três Corações|Lagoa Santa|Ouro Preto|São Sebastião do Paraíso|Janaúba|Formiga|Cataguases|Januária|
Pedro Leopoldo|Mariana|Frutal|Ponte Nova|Pirapora|Três Pontas|Extrema|Itabirito|Congonhas|São Francisco|
Campo Belo|Bom Despacho|Lagoa da Prata|Leopoldina|Guaxupé|Bocaiúva|Diamantina|Monte Carmelo|
João Pinheiro|Igarapé|Santana do Paraíso|São Lourenço|Santos Dumont|Arcos|São Gotardo|
Santa Rita do Sapucaí|Andradas|Almenara|Salinas
MG 1
Boa Esperança|Capelinha|Oliveira|Visconde do Rio Branco|Brumadinho|Caeté|Ouro Branco|Iturama|Mateus Leme|
Machado|Jaíba|Matozinhos|Porteirinha|Sarzedo|Piumhi|Nanuque|São Joaquim de Bicas|Araçuaí|Várzea da Palma|
Taiobeiras|Itamarandiba|Guanhães|Ouro Fino|Brasília de Minas|Carangola|Pompéu|Barão de Cocais|
Além Paraíba|Juatuba|Santa Bárbara|Espinosa|Cláudio|Cambuí|Carmo do Paranaíba|Três Marias|Coromandel|
Conceição das Alagoas|Prata|Rio Pardo de Minas|Mutum|Santo Antônio do Monte|Novo Cruzeiro|Pitangui|
Sacramento|Mantena|Elói Mendes|Campos Gerais|Camanducaia|São José da Lapa|São João Nepomuceno|Jacutinga|
Tupaciguara|Coração de Jesus|Aimorés|Nepomuceno|Pedra Azul|Minas Novas|Paraopeba|Espera Feliz|Monte Sião|
Buritis|Jequitinhonha|São Gonçalo do Sapucaí|São João da Ponte|Belo Oriente|Buritizeiro|
São João do Paraíso|Carandaí|Bambuí|Corinto|Carmo do Cajuru|Francisco Sá|Raul Soares|
Conceição do Mato Dentro|Inhapim|Abaeté|Ibiá|Serro|Muzambinho|Paraguaçu|Perdões|Caxambu|Itapecerica|
Itambacuri|Santa Vitória|Carmo do Rio Claro|Monte Santo de Minas|Lajinha|Conselheiro Pena|Divino|
Campestre|Manhumirim|Paraisópolis|Lambari|Jaboticatubas|Monte Azul|Ervália|Monte Alegre de Minas|Medina|
Barroso|Turmalina|Vazante|Simonésia|Caraí|Ipanema|Itaobim|Guaranésia|Lagoa Formosa|Manga|Varzelândia|
Presidente Olegário|Carlos Chagas|Matipó|Águas Formosas|Baependi|Alpinópolis|Campina Verde|
Carmópolis de Minas|Luz|Malacacheta|Urucuia|Peçanha|Rio Pomba|Nova Era|Borda da Mata|
São Domingos do Prata|Padre Paraíso|Santo Antônio do Amparo|Arinos|Resplendor|Lima Duarte|Itacarambi|
Cássia|Bom Sucesso|Perdizes|Ipaba|Piranga|Santa Margarida|Poço Fundo|Nova Resende|Raposos|Tocantins|
Campanha|Mário Campos|Santa Juliana|Passa Quatro|Cruzília|São João Evangelista|Itanhandu|Alvinópolis|
Brasilândia de Minas|Abadia dos Dourados|Abre Campo|Acaiaca|Açucena|Água Boa|Água Comprida|Aguanil|
Águas Vermelhas|Aiuruoca|Alagoa|Albertina|Alfredo Vasconcelos|Alpercata|Alterosa|Alto Caparaó|
Alto Jequitibá|Alto Rio Doce|Alvarenga|Alvorada de Minas|Amparo do Serra|Andrelândia|Angelândia|
Antônio Carlos|Antônio Dias|Antônio Prado de Minas|Araçaí|Aracitaba|Arantina|Araponga|Araporã|Arapuá|
Araújos|Arceburgo|Areado|Argirita|Aricanduva|Astolfo Dutra|Ataléia|Augusto de Lima|Baldim|Bandeira|
Bandeira do Sul|Barão de Monte Alto|Barra Longa|Bela Vista de Minas|Belmiro Braga|Belo Vale|Berilo|
Berizal|Bertópolis|Bias Fortes|Bicas|Biquinhas|Bocaina de Minas|Bom Jardim de Minas|Bom Jesus da Penha|
Bom Jesus do Amparo|Bom Jesus do Galho|Bom Repouso|Bonfim|Bonfinópolis de Minas|Bonito de Minas|Botelhos|
Botumirim|Brás Pires|Braúnas|Brazópolis|Bueno Brandão|Buenópolis|Bugre|Cabeceira Grande|Cabo Verde|
Cachoeira da Prata|Cachoeira de Minas|Cachoeira de Pajeú|Cachoeira Dourada|Caetanópolis|Caiana|Cajuri|
Caldas|Camacho|Cambuquira|Campanário|Campo Azul|Campo do Meio|Campo Florido|Campos Altos|Cana Verde|
Canaã|Canápolis|Candeias|Cantagalo|Caparaó|Capela Nova|Capetinga|Capim Branco|Capinópolis|
Capitão Andrade|Capitão Enéas|Capitólio|Caputira|Caranaíba|Carbonita|Careaçu|Carmésia|Carmo da Cachoeira|
Carmo da Mata|Carmo de Minas|Carneirinho|Carrancas|Carvalhópolis|Carvalhos|Casa Grande|Cascalho Rico|
Catas Altas|Catas Altas da Noruega|Catuji|Catuti|Cedro do Abaeté|Central de Minas|Centralina|Chácara|
Chalé|Chapada do Norte|Chapada Gaúcha|Chiador|Cipotânea|Claraval|Claro dos Poções|Coimbra|Coluna|
Comendador Gomes|Comercinho|Conceição da Aparecida|Conceição da Barra de Minas|Conceição das Pedras|
Conceição de Ipanema|Conceição do Pará|Conceição do Rio Verde|Conceição dos Ouros|Cônego Marinho|Confins|
Congonhal|Congonhas do Norte|Conquista|Consolação|Coqueiral|Cordisburgo|Cordislândia|Coroaci|
Coronel Murta|Coronel Pacheco|Coronel Xavier Chaves|Córrego Danta|Córrego do Bom Jesus|Córrego Fundo|
Córrego Novo|Couto de Magalhães de Minas|Crisólita|Cristais|Cristália|Cristiano Otoni|Cristina|
Crucilândia|Cruzeiro da Fortaleza|Cuparaque|Curral de Dentro|Datas|Delfim Moreira|Delfinópolis|Delta|
Descoberto|Desterro de Entre Rios|Desterro do Melo|Diogo de Vasconcelos|Dionísio|Divinésia|
Divino das Laranjeiras|Divinolândia de Minas|Divisa Alegre|Divisa Nova|Divisópolis|Dom Bosco|Dom Cavati|
Dom Joaquim|Dom Silvério|Dom Viçoso|Dona Euzébia|Dores de Campos|Dores de Guanhães|Dores do Indaiá|
Dores do Turvo|Doresópolis|Douradoquara|Durandé|Engenheiro Caldas|Engenheiro Navarro|Entre Folhas|
Entre Rios de Minas|Espírito Santo do Dourado|Estiva|Estrela Dalva|Estrela do Indaiá|Estrela do Sul|
Eugenópolis|Ewbank da Câmara|Fama|Faria Lemos|Felício dos Santos|Felisburgo|Felixlândia|
Fernandes Tourinho|Ferros|Fervedouro|Florestal|Formoso|Fortaleza de Minas|Fortuna de Minas|
Francisco Badaró|Francisco Dumont|Franciscópolis|Frei Gaspar|Frei Inocêncio|Frei Lagonegro|Fronteira|
Fronteira dos Vales|Fruta de Leite|Funilândia|Galiléia|Gameleiras|Glaucilândia|Goiabeira|Goianá|
Gonçalves|Gonzaga|Gouveia|Grão Mogol|Grupiara|Guapé|Guaraciaba|Guaraciama|Guarani|Guarará|Guarda-Mor|
Guidoval|Guimarânia|Guiricema|Gurinhatã|Heliodora|Iapu|Ibertioga|Ibiaí|Ibiracatu|Ibiraci|
Ibitiúra de Minas|Ibituruna|Icaraí de Minas|Igaratinga|Iguatama|Ijaci|Ilicínea|Imbé de Minas|
Inconfidentes|Indaiabira|Indianópolis|Ingaí|Inhaúma|Inimutaba|Ipiaçu|Ipuiúna|Iraí de Minas|Itabirinha|
Itacambira|Itaguara|Itaipé|Itamarati de Minas|Itambé do Mato Dentro|Itamogi|Itamonte|Itanhomi|Itapagipe|
Itapeva|Itatiaiuçu|Itaú de Minas|Itaverava|Itinga|Itueta|Itumirim|Itutinga|Jacinto|Jacuí|Jaguaraçu|
Jampruca|Japaraíba|Japonvar|Jeceaba|Jenipapo de Minas|Jequeri|Jequitaí|Jequitibá|Jesuânia|Joaíma|
Joanésia|Joaquim Felício|Jordânia|José Gonçalves de Minas|José Raydan|Josenópolis|Juramento|Juruaia|
Juvenília|Ladainha|Lagamar|Lagoa dos Patos|Lagoa Dourada|Lagoa Grande|Lamim|Laranjal|Lassance|
Leandro Ferreira|Leme do Prado|Liberdade|Limeira do Oeste|Lontra|Luisburgo|Luislândia|Luminárias|
Machacalis|Madre de Deus de Minas|Mamonas|Mar de Espanha|Maravilhas|Maria da Fé|Marilac|Maripá de Minas|
Marliéria|Marmelópolis|Martinho Campos|Martins Soares|Mata Verde|Materlândia|Mathias Lobato|
Matias Barbosa|Matias Cardoso|Mato Verde|Matutina|Medeiros|Mendes Pimentel|Mercês|Mesquita|Minduri|
Mirabela|Miradouro|Miraí|Miravânia|Moeda|Moema|Monjolos|Monsenhor Paulo|Montalvânia|Monte Belo|
Monte Formoso|Montezuma|Morada Nova de Minas|Morro da Garça|Morro do Pilar|Munhoz|Nacip Raydan|Naque|
Natalândia|Natércia|Nazareno|Ninheira|Nova Belém|Nova Módica|Nova Ponte|Nova Porteirinha|Nova União|
Novo Oriente de Minas|Novorizonte|Olaria|Olhos-d'Água|Olímpio Noronha|Oliveira Fortes|Onça de Pitangui|
Oratórios|Orizânia|Ouro Verde de Minas|Padre Carvalho|Pai Pedro|Paineiras|Pains|Paiva|Palma|Palmópolis|
Papagaios|Passa Tempo|Passa Vinte|Passabém|Patis|Patrocínio do Muriaé|Paula Cândido|Paulistas|Pavão|
Pedra Bonita|Pedra do Anta|Pedra do Indaiá|Pedra Dourada|Pedralva|Pedras de Maria da Cruz|Pedrinópolis|
Pedro Teixeira|Pequeri|Pequi|Perdigão|Periquito|Pescador|Piau|Piedade de Caratinga|Piedade de Ponte Nova|
Piedade do Rio Grande|Piedade dos Gerais|Pimenta|Pingo-d'Água|Pintópolis|Piracema|Pirajuba|Piranguçu|
Piranguinho|Pirapetinga|Piraúba|Planura|Pocrane|Ponto Chique|Ponto dos Volantes|Porto Firme|Poté|
Pouso Alto|Prados|Pratápolis|Pratinha|Presidente Bernardes|Presidente Juscelino|Presidente Kubitschek|
Prudente de Morais|Quartel Geral|Queluzito|Recreio|Reduto|Resende Costa|Ressaquinha|Riachinho|
Riacho dos Machados|Ribeirão Vermelho|Rio Acima|Rio Casca|Rio do Prado|Rio Doce|Rio Espera|Rio Manso|
Rio Novo|Rio Paranaíba|Rio Piracicaba|Rio Preto|Rio Vermelho|Ritápolis|Rochedo de Minas|Rodeiro|Romaria|
Rosário da Limeira|Rubelita|Rubim|Sabinópolis|Salto da Divisa|Santa Bárbara do Leste|
Santa Bárbara do Monte Verde|Santa Bárbara do Tugúrio|Santa Cruz de Minas|Santa Cruz de Salinas|
Santa Cruz do Escalvado|Santa Efigênia de Minas|Santa Fé de Minas|Santa Helena de Minas|
Santa Maria de Itabira|Santa Maria do Salto|Santa Maria do Suaçuí|Santa Rita de Caldas|
Santa Rita de Ibitipoca|Santa Rita de Jacutinga|Santa Rita de Minas|Santa Rita do Itueto|
Santa Rosa da Serra|Santana da Vargem|Santana de Cataguases|Santana de Pirapama|Santana do Deserto|
Santana do Garambéu|Santana do Jacaré|Santana do Manhuaçu|Santana do Riacho|Santana dos Montes|
Santo Antônio do Aventureiro|Santo Antônio do Grama|Santo Antônio do Itambé|Santo Antônio do Jacinto|
Santo Antônio do Retiro|Santo Antônio do Rio Abaixo|Santo Hipólito|São Bento Abade|São Brás do Suaçuí|
São Domingos das Dores|São Félix de Minas|São Francisco de Paula|São Francisco de Sales|
São Francisco do Glória|São Geraldo|São Geraldo da Piedade|São Geraldo do Baixio|São Gonçalo do Abaeté|
São Gonçalo do Pará|São Gonçalo do Rio Abaixo|São Gonçalo do Rio Preto|São João Batista do Glória|
São João da Lagoa|São João da Mata|São João das Missões|São João do Manhuaçu|São João do Manteninha|
São João do Oriente|São João do Pacuí|São José da Barra|São José da Safira|São José da Varginha|
São José do Alegre|São José do Divino|São José do Goiabal|São José do Jacuri|São José do Mantimento|
São Miguel do Anta|São Pedro da União|São Pedro do Suaçuí|São Pedro dos Ferros|São Romão|
São Roque de Minas|São Sebastião da Bela Vista|São Sebastião da Vargem Alegre|São Sebastião do Anta|
São Sebastião do Maranhão|São Sebastião do Oeste|São Sebastião do Rio Preto|São Sebastião do Rio Verde|
São Tiago|São Tomás de Aquino|São Tomé das Letras|São Vicente de Minas|Sapucaí-Mirim|Sardoá|Sem-Peixe|
Senador Amaral|Senador Cortes|Senador Firmino|Senador José Bento|Senador Modestino Gonçalves|
Senhora de Oliveira|Senhora do Porto|Senhora dos Remédios|Sericita|Seritinga|Serra Azul de Minas|
Serra da Saudade|Serra do Salitre|Serra dos Aimorés|Serrania|Serranópolis de Minas|Serranos|Setubinha|
Silveirânia|Silvianópolis|Simão Pereira|Sobrália|Soledade de Minas|Tabuleiro|Taparuba|Tapira|Tapiraí|
Taquaraçu de Minas|Tarumirim|Teixeiras|Tiradentes|Tiros|Tocos do Moji|Toledo|Tombos|Tumiritinga|
Turvolândia|Ubaí|Ubaporanga|Umburatiba|União de Minas|Uruana de Minas|Urucânia|Vargem Alegre|
Vargem Bonita|Vargem Grande do Rio Pardo|Varjão de Minas|Verdelândia|Veredinha|Veríssimo|Vermelho Novo|
Vieiras|Virgem da Lapa|Virgínia|Virginópolis|Virgolândia|Volta Grande|Wenceslau Braz
RJ 3
Rio de Janeiro|Nova Iguaçu|Duque de Caxias|Campos dos Goytacazes|São João de Meriti|Belford Roxo|Niterói|
Volta Redonda|Petrópolis|Magé|Itaboraí|Cabo Frio|Maricá|Nova Friburgo|Angra dos Reis|Teresópolis|
Rio das Ostras|Barra Mansa|Queimados|Nilópolis|Macaé|Araruama|Itaguaí|Resende|São Pedro da Aldeia|
Itaperuna|Japeri|Barra do Piraí|Saquarema
RJ 2
Seropédica|Três Rios|Valença|Cachoeiras de Macacu|Rio Bonito|Guapimirim|Casimiro de Abreu|
São Francisco de Itabapoana|Paraíba do Sul|Santo Antônio de Pádua|Paracambi|Mangaratiba|
Armação dos Búzios|São Fidélis
RJ 1
São João da Barra|Bom Jesus do Itabapoana|Vassouras|Tanguá|Arraial do Cabo|Itatiaia|Bom Jardim|
Paty do Alferes|Iguaba Grande|Piraí|Miracema|Miguel Pereira|Pinheiral|Itaocara|Quissamã|
São José do Vale do Rio Preto|Silva Jardim|Conceição de Macabu|Cordeiro|Porto Real|Cantagalo|Sapucaia|
Mendes|Rio Claro|Porciúncula|Carmo|Sumidouro|Natividade|Paraty|Cambuci|Aperibé|Areal|Carapebus|
Cardoso Moreira|Comendador Levy Gasparian|Duas Barras|Engenheiro Paulo de Frontin|Italva|Laje do Muriaé|
Macuco|Mesquita|Quatis|Rio das Flores|Santa Maria Madalena|São Gonçalo|São José de Ubá|
São Sebastião do Alto|Trajano de Moraes|Varre-Sai
SP 3
São Paulo|Guarulhos|Campinas|Sorocaba|São Bernardo do Campo|Osasco|São José dos Campos|Ribeirão Preto|
Santo André|São José do Rio Preto|Jundiaí|Santos|Mauá|Piracicaba|Diadema|Carapicuíba|Bauru|
Itaquaquecetuba|Franca|Praia Grande|São Vicente|Mogi das Cruzes|Guarujá|Taubaté|Barueri|Suzano|Limeira|
Sumaré|Taboão da Serra|Indaiatuba|Cotia|Embu das Artes|Americana|Itapevi|Marília|Hortolândia|
Presidente Prudente|Jacareí|São Carlos|Rio Claro|Santa Bárbara d'Oeste|Ferraz de Vasconcelos|
Bragança Paulista|Araçatuba|Araraquara|São Caetano do Sul|Pindamonhangaba|Francisco Morato|Pedreira|
Itapecerica da Serra|Itapetininga|Santana de Parnaíba|Mogi Guaçu|Botucatu|Franco da Rocha|Atibaia|Itu|
Araras|Jaú|Tatuí|José Bonifácio|Votorantim|Sertãozinho|Valinhos|Caraguatatuba|Itatiba|Barretos|Salto|
Jandira|Guaratinguetá|Catanduva|Várzea Paulista|Ribeirão Pires|Cubatão|Paulínia|Assis|Ourinhos|Poá|
Itanhaém|Caieiras|Birigui|Mairiporã|Leme|Caçapava|Avaré|Cajamar|São João da Boa Vista|Ubatuba|Arujá
SP 2
Itapeva|Lorena|São Sebastião|Vinhedo|São Roque|Matão|Lins|Mogi Mirim|Campo Limpo Paulista|Bebedouro|
Ibiúna|Cruzeiro|Pirassununga|Amparo|Itapira|Jaboticabal|Fernandópolis|Votuporanga|Peruíbe|Mococa|
Embu-Guaçu|Lençóis Paulista|Bertioga|Monte Mor|Tupã|Mirassol|Boituva|Nova Odessa|Penápolis|Andradina|
Ibitinga|Registro|Cosmópolis|Jaguariúna|Batatais|Mongaguá|Olímpia|Porto Feliz|Santa Isabel|
Artur Nogueira|Piedade|Porto Ferreira|Campos do Jordão|Taquaritinga|São José do Rio Pardo|Louveira|
Tremembé|Vargem Grande Paulista|Capivari|Mairinque|Jales|São Joaquim da Barra|Monte Alto|Cabreúva|
Santa Cruz do Rio Pardo|Capão Bonito|Dracena|Jardinópolis|Pederneiras|Cerquilho|Itararé|
Rio Grande da Serra|Serrana|Salto de Pirapora|Garça|Socorro|Paraguaçu Paulista|Vargem Grande do Sul
SP 1
Espírito Santo do Pinhal|Presidente Epitácio|Itápolis|Guaíra|Novo Horizonte|Orlândia|São Pedro|Agudos|
Tietê|Pontal|Ituverava|Jarinu|Guariba|São Manuel|Iperó|Adamantina|Ilhabela|Presidente Venceslau|
Promissão|Santa Fé do Sul|Barra Bonita|Américo Brasiliense|Pitangueiras|Araçoiaba da Serra|Cravinhos|
Aparecida|Aguaí|Ibaté|Barrinha|São Miguel Arcanjo|Descalvado|Bariri|Cachoeira Paulista|Rio das Pedras|
Osvaldo Cruz|Guararema|Guararapes|Serra Negra|Biritiba Mirim|Cândido Mota|Piraju|Iguape|
Santa Cruz das Palmeiras|Rancharia|Cajati|Álvares Machado|Conchal|Casa Branca|Mirandópolis|Morro Agudo|
Pilar do Sul|Juquitiba|Bady Bassitt|Laranjal Paulista|Igarapava|Piracaia|Ilha Solteira|Pirapozinho|
Tanabi|Brodowski|Itaí|Apiaí|Martinópolis|Santa Rita do Passa Quatro|Cordeirópolis|Angatuba|Dois Córregos|
Taquarituba|Valparaíso|Pereira Barreto|Brotas|Cajuru|Santa Gertrudes|Santa Rosa de Viterbo|
Santo Antônio de Posse|Igaraçu do Tietê|Capela do Alto|Pirajuí|Monte Aprazível|Teodoro Sampaio|
Araçariguama|Cunha|Bom Jesus dos Perdões|Iracemápolis|Guapiaçu|Bastos|Cerqueira César|Tambaú|Itupeva|
Junqueirópolis|Potim|Buri|Pompéia|Regente Feijó|Lucélia|Castilho|Miracatu|Palmital|Engenheiro Coelho|
Miguelópolis|Nova Granada|Paranapanema|Pariquera-Açu|Itatinga|Cesário Lange|Ribeirão Branco|Guará|
Potirendaba|Colina|Pirapora do Bom Jesus|Águas de Lindóia|Nazaré Paulista|Monte Azul Paulista|Itaberá|
Santo Anastácio|Elias Fausto|Paraibuna|Alumínio|Rosana|Viradouro|Buritama|Altinópolis|Juquiá|Caconde|
Pradópolis|Guapiara|Itajobi|Macatuba|Cafelândia|Fartura|Itirapina|Jacupiranga|São Lourenço da Serra|
Mirante do Paranapanema|Tupi Paulista|Charqueada|Itariri|Pedregulho|Conchas|Pinhalzinho|Salesópolis|
Piratininga|Holambra|Guareí|Adolfo|Águas da Prata|Águas de Santa Bárbara|Águas de São Pedro|Alambari|
Alfredo Marcondes|Altair|Alto Alegre|Álvares Florence|Álvaro de Carvalho|Alvinlândia|Américo de Campos|
Analândia|Anhembi|Anhumas|Aparecida d'Oeste|Aramina|Arandu|Arapeí|Arco-Íris|Arealva|Areias|Areiópolis|
Ariranha|Aspásia|Auriflama|Avaí|Avanhandava|Balbinos|Bálsamo|Bananal|Barão de Antonina|Barbosa|
Barra do Chapéu|Barra do Turvo|Bento de Abreu|Bernardino de Campos|Bilac|Boa Esperança do Sul|Bocaina|
Bofete|Bom Sucesso de Itararé|Borá|Boracéia|Borborema|Borebi|Braúna|Brejo Alegre|Buritizal|
Cabrália Paulista|Caiabu|Caiuá|Cajobi|Campina do Monte Alegre|Campos Novos Paulista|Cananéia|Canas|
Cândido Rodrigues|Canitar|Cardoso|Cássia dos Coqueiros|Catiguá|Cedral|Chavantes|Clementina|Colômbia|
Coroados|Coronel Macedo|Corumbataí|Cosmorama|Cristais Paulista|Cruzália|Dirce Reis|Divinolândia|Dobrada|
Dolcinópolis|Dourado|Duartina|Dumont|Echaporã|Eldorado|Elisiário|Embaúba|Emilianópolis|
Espírito Santo do Turvo|Estiva Gerbi|Estrela d'Oeste|Estrela do Norte|Euclides da Cunha Paulista|
Fernando Prestes|Fernão|Flora Rica|Floreal|Flórida Paulista|Florínea|Gabriel Monteiro|Gália|
Gastão Vidigal|Gavião Peixoto|General Salgado|Getulina|Glicério|Guaiçara|Guaimbê|Guaraçaí|Guaraci|
Guarani d'Oeste|Guarantã|Guatapará|Guzolândia|Herculândia|Iacanga|Iacri|Iaras|Ibirá|Ibirarema|Icém|Iepê|
Igaratá|Ilha Comprida|Indiana|Indiaporã|Inúbia Paulista|Ipaussu|Ipeúna|Ipiguá|Iporanga|Ipuã|Irapuã|
Irapuru|Itaju|Itaoca|Itapirapuã Paulista|Itaporanga|Itapuí|Itapura|Itirapuã|Itobi|Jaborandi|Jaci|
Jambeiro|Jeriquara|Joanópolis|João Ramalho|Júlio Mesquita|Jumirim|Lagoinha|Lavínia|Lavrinhas|Lindóia|
Lourdes|Lucianópolis|Luís Antônio|Luiziânia|Lupércio|Lutécia|Macaubal|Macedônia|Magda|Manduri|
Marabá Paulista|Maracaí|Marapoama|Mariápolis|Marinópolis|Mendonça|Meridiano|Mesópolis|Mineiros do Tietê|
Mira Estrela|Mirassolândia|Mombuca|Monções|Monte Alegre do Sul|Monte Castelo|Monteiro Lobato|Morungaba|
Motuca|Murutinga do Sul|Nantes|Narandiba|Natividade da Serra|Neves Paulista|Nhandeara|Nipoã|Nova Aliança|
Nova Campina|Nova Canaã Paulista|Nova Castilho|Nova Europa|Nova Guataporanga|Nova Independência|
Nova Luzitânia|Novais|Nuporanga|Ocauçu|Óleo|Onda Verde|Oriente|Orindiúva|Oscar Bressane|Ouro Verde|
Ouroeste|Pacaembu|Palestina|Palmares Paulista|Palmeira d'Oeste|Panorama|Paraíso|Paranapuã|Parapuã|
Pardinho|Parisi|Patrocínio Paulista|Paulicéia|Paulistânia|Paulo de Faria|Pedra Bela|Pedranópolis|
Pedrinhas Paulista|Pedro de Toledo|Pereiras|Piacatu|Pindorama|Piquerobi|Piquete|Pirangi|Planalto|Platina|
Poloni|Pongaí|Pontalinda|Pontes Gestal|Populina|Porangaba|Pracinha|Pratânia|Presidente Alves|
Presidente Bernardes|Quadra|Quatá|Queiroz|Queluz|Quintana|Rafard|Redenção da Serra|Reginópolis|Restinga|
Ribeira|Ribeirão Bonito|Ribeirão Corrente|Ribeirão do Sul|Ribeirão dos Índios|Ribeirão Grande|Rifaina|
Rincão|Rinópolis|Riolândia|Riversul|Roseira|Rubiácea|Rubinéia|Sabino|Sagres|Sales|Sales Oliveira|
Salmourão|Saltinho|Salto Grande|Sandovalina|Santa Adélia|Santa Albertina|Santa Branca|
Santa Clara d'Oeste|Santa Cruz da Conceição|Santa Cruz da Esperança|Santa Ernestina|Santa Lúcia|
Santa Maria da Serra|Santa Mercedes|Santa Rita d'Oeste|Santa Salete|Santana da Ponte Pensa|
Santo Antônio da Alegria|Santo Antônio do Aracanguá|Santo Antônio do Jardim|Santo Antônio do Pinhal|
Santo Expedito|Santópolis do Aguapeí|São Bento do Sapucaí|São Francisco|São João das Duas Pontes|
São João de Iracema|São João do Pau d'Alho|São José da Bela Vista|São José do Barreiro|
São Luiz do Paraitinga|São Pedro do Turvo|São Sebastião da Grama|São Simão|Sarapuí|Sarutaiá|
Sebastianópolis do Sul|Serra Azul|Sete Barras|Severínia|Silveiras|Sud Mennucci|Suzanápolis|Tabapuã|
Tabatinga|Taciba|Taguaí|Taiaçu|Taiúva|Tapiraí|Tapiratiba|Taquaral|Taquarivaí|Tarabai|Tarumã|Tejupá|
Terra Roxa|Timburi|Torre de Pedra|Torrinha|Trabiju|Três Fronteiras|Tuiuti|Turiúba|Turmalina|Ubarana|
Ubirajara|Uchoa|União Paulista|Urânia|Uru|Urupês|Valentim Gentil|Vargem|Vera Cruz|Vista Alegre do Alto|
Vitória Brasil|Zacarias
"""
