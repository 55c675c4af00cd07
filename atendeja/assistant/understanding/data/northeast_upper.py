"""The municipalities of the upper Northeast: state, size, names (the larger first).

Source: the list of municipalities of IBGE (2022). Size: 3 from about 90,000 inhabitants, 2 from about
40,000, else 1 (estimates of population in GeoNames, which names them CC BY 4.0).
"""

MUNICIPALITIES = """
CE 3
Fortaleza|Caucaia|Maracanaú|Juazeiro do Norte|Sobral|Itapipoca|Crato|Maranguape|Iguatu
CE 2
Quixadá|Quixeramobim|Pacatuba|Tianguá|Crateús|Barbalha|Canindé|Eusébio|Russas|Cascavel|Horizonte|Pacajus|
Acaraú|Aquiraz|Itaitinga|Icó|Camocim|Morada Nova|Tauá|Viçosa do Ceará|Limoeiro do Norte|Trairi|
São Gonçalo do Amarante|Granja|Beberibe|Brejo Santo|Boa Viagem|São Benedito|Mauriti|Acopiara|Aracati|
Itarema|Amontada|Guaraciaba do Norte|Ipu|Pedra Branca|Santa Quitéria
CE 1
Várzea Alegre|Paracuru|Pentecoste|Mombaça|Massapê|Missão Velha|Ipueiras|Baturité|Jaguaribe|Bela Cruz|
Ubajara|Paraipaba|Jaguaruana|Parambu|Lavras da Mangabeira|Nova Russas|Tabuleiro do Norte|
Santana do Acaraú|Novo Oriente|Jardim|Redenção|Caririaçu|Milagres|Marco|Jijoca de Jericoacoara|Aracoiaba|
Campos Sales|Tamboril|Ocara|Guaiúba|Senador Pompeu|Forquilha|Independência|Ibiapina|Jucás|Irauçuba|
Aurora|Pindoretama|Morrinhos|Barreira|Cedro|Assaré|Icapuí|Coreaú|Quixeré|Itatira|Quiterianópolis|
Uruburetama|Chorozinho|Araripe|Orós|Barro|Reriutaba|Farias Brito|Solonópole|Varjota|Hidrolândia|Itapiúna|
Cariré|Croatá|Umirim|Fortim|Capistrano|Jaguaretama|Carnaubal|Banabuiú|Tejuçuoca|Monsenhor Tabosa|
Porteiras|Cariús|Santana do Cariri|Madalena|Salitre|Piquet Carneiro|Caridade|Quixelô|Frecheirinha|
Nova Olinda|Pereiro|Meruoca|Abaiara|Acarape|Aiuaba|Alcântaras|Altaneira|Alto Santo|Antonina do Norte|
Apuiarés|Ararendá|Aratuba|Arneiroz|Baixio|Barroquinha|Catarina|Catunda|Chaval|Choró|Cruz|
Deputado Irapuan Pinheiro|Ereré|General Sampaio|Graça|Granjeiro|Groaíras|Guaramiranga|Ibaretama|
Ibicuitinga|Ipaporanga|Ipaumirim|Iracema|Itaiçaba|Itapajé|Jaguaribara|Jati|Martinópole|Milhã|Miraíma|
Moraújo|Mucambo|Mulungu|Pacoti|Pacujá|Palhano|Palmácia|Paramoti|Penaforte|Pires Ferreira|Poranga|Potengi|
Potiretama|Saboeiro|São João do Jaguaribe|São Luís do Curu|Senador Sá|Tarrafas|Tururu|Umari|Uruoca
MA 3
São Luís|São José de Ribamar|Imperatriz|Timon|Caxias|Paço do Lumiar|Codó|Açailândia|Bacabal|Balsas
MA 2
Barra do Corda|Santa Inês|Pinheiro|Chapadinha|Grajaú|Barreirinhas|Coroatá|Itapecuru Mirim|Santa Luzia|
Buriticupu|Tutóia|Viana|São Bento|Presidente Dutra|Lago da Pedra|Vargem Grande|Coelho Neto|Santa Helena|
Zé Doca|Colinas
MA 1
Araioses|São Mateus do Maranhão|Rosário|Turiaçu|Amarante do Maranhão|Pedreiras|Santa Rita|Tuntum|Brejo|
São Domingos do Maranhão|Estreito|Bom Jardim|Urbano Santos|Penalva|Matões|Turilândia|Cururupu|
Pindaré-Mirim|Parnarama|Vitorino Freire|Raposa|Vitória do Mearim|Buriti|Arari|Bom Jesus das Selvas|
Monção|São Bernardo|Timbiras|Alto Alegre do Pindaré|Humberto de Campos|Arame|Anajatuba|
São João dos Patos|Icatu|João Lisboa|Pedro do Rosário|Santa Luzia do Paruá|Cantanhede|Carutapera|
Carolina|Alto Alegre do Maranhão|Porto Franco|Miranda do Norte|Santa Quitéria do Maranhão|Aldeias Altas|
Governador Nunes Freire|Dom Pedro|Itinga do Maranhão|Trizidela do Vale|Buriti Bravo|Riachão|Matinha|
Pio XII|Maracaçumé|Palmeirândia|Mirador|Peritoró|Paulo Ramos|Cândido Mendes|Bequimão|São Vicente Ferrer|
Barão de Grajaú|Pastos Bons|São Raimundo das Mangabeiras|Morros|São João Batista|Alcântara|
Governador Edison Lobão|São Benedito do Rio Preto|Esperantinópolis|Paraibano|
São Luís Gonzaga do Maranhão|Olho d'Água das Cunhãs|Formosa da Serra Negra|Pirapemas|Apicum-Açu|
Presidente Sarney|Matões do Norte|Passagem Franca|Poção de Pedras|Mata Roma|Jenipapo dos Vieiras|
Sítio Novo|Paulino Neves|Fortuna|Bacabeira|São João do Soter|Cajari|Bacuri|Centro Novo do Maranhão|
Afonso Cunha|Água Doce do Maranhão|Altamira do Maranhão|Alto Parnaíba|Amapá do Maranhão|Anapurus|
Araguanã|Axixá|Bacurituba|Bela Vista do Maranhão|Belágua|Benedito Leite|Bernardo do Mearim|
Boa Vista do Gurupi|Bom Lugar|Brejo de Areia|Buritirana|Cachoeira Grande|Cajapió|Campestre do Maranhão|
Capinzal do Norte|Cedral|Central do Maranhão|Centro do Guilherme|Cidelândia|Conceição do Lago-Açu|
Davinópolis|Duque Bacelar|Feira Nova do Maranhão|Fernando Falcão|Fortaleza dos Nogueiras|Godofredo Viana|
Gonçalves Dias|Governador Archer|Governador Eugênio Barros|Governador Luiz Rocha|Governador Newton Bello|
Graça Aranha|Guimarães|Igarapé do Meio|Igarapé Grande|Itaipava do Grajaú|Jatobá|Joselândia|
Junco do Maranhão|Lago do Junco|Lago dos Rodrigues|Lago Verde|Lagoa do Mato|Lagoa Grande do Maranhão|
Lajeado Novo|Lima Campos|Loreto|Luís Domingues|Magalhães de Almeida|Marajá do Sena|Maranhãozinho|
Milagres do Maranhão|Mirinzal|Montes Altos|Nina Rodrigues|Nova Colinas|Nova Iorque|
Nova Olinda do Maranhão|Olinda Nova do Maranhão|Peri Mirim|Porto Rico do Maranhão|Presidente Juscelino|
Presidente Médici|Presidente Vargas|Primeira Cruz|Ribamar Fiquene|Sambaíba|Santa Filomena do Maranhão|
Santana do Maranhão|Santo Amaro do Maranhão|Santo Antônio dos Lopes|São Domingos do Azeitão|
São Félix de Balsas|São Francisco do Brejão|São Francisco do Maranhão|São João do Carú|
São João do Paraíso|São José dos Basílios|São Pedro da Água Branca|São Pedro dos Crentes|
São Raimundo do Doca Bezerra|São Roberto|Satubinha|Senador Alexandre Costa|Senador La Rocque|
Serrano do Maranhão|Sucupira do Norte|Sucupira do Riachão|Tasso Fragoso|Tufilândia|
Vila Nova dos Martírios
PI 3
Teresina|Parnaíba
PI 2
Picos|Piripiri|Floriano|Barras|Altos|União|Campo Maior|José de Freitas|Esperantina
PI 1
São Raimundo Nonato|Oeiras|Pedro II|Miguel Alves|Luís Correia|Piracuruca|Bom Jesus|Cocal|Corrente|
Batalha|Luzilândia|Uruçuí|Valença do Piauí|São João do Piauí|Paulistana|Buriti dos Lopes|Canto do Buriti|
Castelo do Piauí|Pio IX|Água Branca|São Miguel do Tapuio|Jaicós|Amarante|Regeneração|Demerval Lobão|
Acauã|Agricolândia|Alagoinha do Piauí|Alegrete do Piauí|Alto Longá|Alvorada do Gurguéia|Angical do Piauí|
Anísio de Abreu|Antônio Almeida|Aroazes|Aroeiras do Itaim|Arraial|Assunção do Piauí|Avelino Lopes|
Baixa Grande do Ribeiro|Barra D'Alcântara|Barreiras do Piauí|Barro Duro|Bela Vista do Piauí|
Belém do Piauí|Beneditinos|Bertolínia|Betânia do Piauí|Boa Hora|Bocaina|Bom Princípio do Piauí|
Bonfim do Piauí|Boqueirão do Piauí|Brasileira|Brejo do Piauí|Buriti dos Montes|Cabeceiras do Piauí|
Cajazeiras do Piauí|Cajueiro da Praia|Caldeirão Grande do Piauí|Campinas do Piauí|
Campo Alegre do Fidalgo|Campo Grande do Piauí|Campo Largo do Piauí|Canavieira|Capitão de Campos|
Capitão Gervásio Oliveira|Caracol|Caraúbas do Piauí|Caridade do Piauí|Caxingó|Cocal de Telha|
Cocal dos Alves|Coivaras|Colônia do Gurguéia|Colônia do Piauí|Conceição do Canindé|Coronel José Dias|
Cristalândia do Piauí|Cristino Castro|Curimatá|Currais|Curral Novo do Piauí|Curralinhos|Dirceu Arcoverde|
Dom Expedito Lopes|Dom Inocêncio|Domingos Mourão|Elesbão Veloso|Eliseu Martins|Fartura do Piauí|
Flores do Piauí|Floresta do Piauí|Francinópolis|Francisco Ayres|Francisco Macedo|Francisco Santos|
Fronteiras|Geminiano|Gilbués|Guadalupe|Guaribas|Hugo Napoleão|Ilha Grande|Inhuma|Ipiranga do Piauí|
Isaías Coelho|Itainópolis|Itaueira|Jacobina do Piauí|Jardim do Mulato|Jatobá do Piauí|Jerumenha|
João Costa|Joaquim Pires|Joca Marques|Juazeiro do Piauí|Júlio Borges|Jurema|Lagoa Alegre|
Lagoa de São Francisco|Lagoa do Barro do Piauí|Lagoa do Piauí|Lagoa do Sítio|Lagoinha do Piauí|
Landri Sales|Madeiro|Manoel Emídio|Marcolândia|Marcos Parente|Massapê do Piauí|Matias Olímpio|
Miguel Leão|Milton Brandão|Monsenhor Gil|Monsenhor Hipólito|Monte Alegre do Piauí|Morro Cabeça no Tempo|
Morro do Chapéu do Piauí|Murici dos Portelas|Nazaré do Piauí|Nazária|Nossa Senhora de Nazaré|
Nossa Senhora dos Remédios|Nova Santa Rita|Novo Oriente do Piauí|Novo Santo Antônio|Olho D'Água do Piauí|
Padre Marcos|Paes Landim|Pajeú do Piauí|Palmeira do Piauí|Palmeirais|Paquetá|Parnaguá|
Passagem Franca do Piauí|Patos do Piauí|Pau D'Arco do Piauí|Pavussu|Pedro Laurentino|Pimenteiras|Porto|
Porto Alegre do Piauí|Prata do Piauí|Queimada Nova|Redenção do Gurguéia|Riacho Frio|Ribeira do Piauí|
Ribeiro Gonçalves|Rio Grande do Piauí|Santa Cruz do Piauí|Santa Cruz dos Milagres|Santa Filomena|
Santa Luz|Santa Rosa do Piauí|Santana do Piauí|Santo Antônio de Lisboa|Santo Antônio dos Milagres|
Santo Inácio do Piauí|São Braz do Piauí|São Félix do Piauí|São Francisco de Assis do Piauí|
São Francisco do Piauí|São Gonçalo do Gurguéia|São Gonçalo do Piauí|São João da Canabrava|
São João da Fronteira|São João da Serra|São João da Varjota|São João do Arraial|São José do Divino|
São José do Peixe|São José do Piauí|São Julião|São Lourenço do Piauí|São Luis do Piauí|
São Miguel da Baixa Grande|São Miguel do Fidalgo|São Pedro do Piauí|Sebastião Barros|Sebastião Leal|
Sigefredo Pacheco|Simões|Simplício Mendes|Socorro do Piauí|Sussuapara|Tamboril do Piauí|Tanque do Piauí|
Várzea Branca|Várzea Grande|Vera Mendes|Vila Nova do Piauí|Wall Ferraz
RN 3
Natal|Parnamirim|Mossoró|São Gonçalo do Amarante
RN 2
Macaíba|Ceará-Mirim|Extremoz|Caicó|Açu|São José de Mipibu|Currais Novos
RN 1
Santa Cruz|Apodi|Nova Cruz|João Câmara|Touros|Nísia Floresta|Pau dos Ferros|Canguaretama|Macau|Baraúna|
Goianinha|Areia Branca|São Miguel|Monte Alegre|Santo Antônio|Parelhas|Caraúbas|Jucurutu|Tibau do Sul|
São Paulo do Potengi|Lagoa Nova|Guamaré|Acari|Afonso Bezerra|Água Nova|Alexandria|Almino Afonso|
Alto do Rodrigues|Angicos|Antônio Martins|Arês|Baía Formosa|Barcelona|Bento Fernandes|Bodó|Bom Jesus|
Brejinho|Caiçara do Norte|Caiçara do Rio do Vento|Campo Grande|Campo Redondo|Carnaúba dos Dantas|
Carnaubais|Cerro Corá|Coronel Ezequiel|Coronel João Pessoa|Cruzeta|Doutor Severiano|Encanto|Equador|
Espírito Santo|Felipe Guerra|Fernando Pedroza|Florânia|Francisco Dantas|Frutuoso Gomes|Galinhos|
Governador Dix-Sept Rosado|Grossos|Ielmo Marinho|Ipanguaçu|Ipueira|Itajá|Itaú|Jaçanã|Jandaíra|Janduís|
Januário Cicco|Japi|Jardim de Angicos|Jardim de Piranhas|Jardim do Seridó|João Dias|José da Penha|Jundiá|
Lagoa d'Anta|Lagoa de Pedras|Lagoa de Velhos|Lagoa Salgada|Lajes|Lajes Pintadas|Lucrécia|Luís Gomes|
Major Sales|Marcelino Vieira|Martins|Maxaranguape|Messias Targino|Montanhas|Monte das Gameleiras|
Olho d'Água do Borges|Ouro Branco|Paraná|Paraú|Parazinho|Passa e Fica|Passagem|Patu|Pedra Grande|
Pedra Preta|Pedro Avelino|Pedro Velho|Pendências|Pilões|Poço Branco|Portalegre|Porto do Mangue|Pureza|
Rafael Fernandes|Rafael Godeiro|Riacho da Cruz|Riacho de Santana|Riachuelo|Rio do Fogo|Rodolfo Fernandes|
Ruy Barbosa|Santa Maria|Santana do Matos|Santana do Seridó|São Bento do Norte|São Bento do Trairí|
São Fernando|São Francisco do Oeste|São João do Sabugi|São José do Campestre|São José do Seridó|
São Miguel do Gostoso|São Pedro|São Rafael|São Tomé|São Vicente|Senador Elói de Souza|
Senador Georgino Avelino|Serra Caiada|Serra de São Bento|Serra do Mel|Serra Negra do Norte|Serrinha|
Serrinha dos Pintos|Severiano Melo|Sítio Novo|Taboleiro Grande|Taipu|Tangará|Tenente Ananias|
Tenente Laurentino Cruz|Tibau|Timbaúba dos Batistas|Triunfo Potiguar|Umarizal|Upanema|Várzea|Venha-Ver|
Vera Cruz|Viçosa|Vila Flor
"""
