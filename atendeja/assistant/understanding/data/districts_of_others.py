"""Districts of further cities, as people name them (not a complete list)."""

DISTRICTS = """
= Santo André/SP
Bairro Jardim|Bangu|Campestre|Casa Branca|Jardim Bela Vista|Jardim do Mar|Parque das Nações|
Santa Teresinha|Utinga|Vila Assunção|Vila Bastos|Vila Gilda|Vila Guiomar|Vila Pires|Vila Valparaíso|
Vila Alzira
= São Bernardo do Campo/SP
Assunção|Baeta Neves|Demarchi|Ferrazópolis|Jardim do Mar|Jordanópolis|Nova Petrópolis|Paulicéia|Planalto|
Rudge Ramos|Swiss Park|Taboão|Vila Euclides
= São Caetano do Sul/SP
Barcelona|Boa Vista|Cerâmica|Fundação|Jardim São Caetano|Nova Gerty|Olímpico|Osvaldo Cruz|Oswaldo Cruz|
Santa Maria|Santa Paula|Santo Antônio|São José|Espaço Cerâmica
= Osasco/SP
Adalgisa|Bela Vista|Bussocaba|Cipava|City Bussocaba|Continental|Jaguaribe|Km 18|Presidente Altino|
Quitaúna|Umuarama|Vila Campesina|Vila Yara|Vila Osasco
= Barueri/SP
Alphaville|Aldeia da Serra|Jardim Belval|Tamboré|Bethaville
= Sorocaba/SP
Campolim|Cerrado|Éden|Jardim América|Jardim Emília|Jardim Faculdade|Jardim Simus|Mangal|Parque Campolim|
Santa Rosália|Trujillo|Vila Carvalho|Vila Hortência|Wanel Ville|Zona Industrial|Alto da Boa Vista
= Ribeirão Preto/SP
Alto da Boa Vista|Bonfim Paulista|Bosque das Juritis|Campos Elíseos|Ipiranga|Iguatemi|Jardim Botânico|
Jardim Califórnia|Jardim Canadá|Jardim Irajá|Jardim Nova Aliança|Jardim Olhos d'Água|Jardim Paulista|
Jardim Paulistano|Jardim Sumaré|Lagoinha|Nova Aliança|Ribeirânia|Santa Cruz|Vila Tibério|Vila Seixas|
Vila Virgínia
= São José dos Campos/SP
Aquarius|Bosque dos Eucaliptos|Esplanada|Jardim América|Jardim Aquarius|Jardim das Colinas|
Jardim das Indústrias|Jardim Esplanada|Jardim Satélite|Parque Industrial|Santana|Urbanova|Vila Adyana|
Vila Ema|Vila Industrial|Eugênio de Melo|Royal Park
= Jundiaí/SP
Anhangabaú|Eloy Chaves|Engordadouro|Jardim Bonfiglioli|Jardim Brasil|Jardim Samambaia|Malota|Medeiros|
Ponte São João|Retiro|Vila Arens|Vila Rami|Parque da Represa|Colônia
= Bauru/SP
Altos da Cidade|Bela Vista|Jardim Estoril|Jardim Europa|Jardim Panorama|Vila Universitária|Mary Dota|
Vila Aviação
= Londrina/PR
Bela Suíça|Cinco Conjuntos|Gleba Palhano|Higienópolis|Jardim Quebec|Ipanema|Petrópolis|Vila Nova
= Maringá/PR
Jardim Alvorada|Novo Centro|Vila Esperança|Vila Morangueira|Zona 01|Zona 02|Zona 03|Zona 04|Zona 05|
Zona 06|Zona 07
= Joinville/SC
América|Anita Garibaldi|Atiradores|Aventureiro|Boa Vista|Bom Retiro|Bucarein|Costa e Silva|Floresta|
Glória|Guanabara|Iririú|Itaum|Pirabeiraba|Saguaçu|Santo Antônio|Vila Nova
= Blumenau/SC
Água Verde|Asilo|Escola Agrícola|Fortaleza|Garcia|Itoupava Central|Itoupava Norte|Itoupava Seca|
Ponta Aguda|Salto|Velha|Velha Central|Victor Konder|Vila Nova|Vorstadt
= Balneário Camboriú/SC
Barra Sul|Barra Norte|Nações|Pioneiros|Praia Brava|Praia dos Amores|Ariribá|Vila Real|Estaleiro
= Itajaí/SC
Cordeiros|Dom Bosco|Fazenda|Praia Brava|Ressacada|São João|São Judas
= São José/SC
Barreiros|Campinas|Forquilhinhas|Kobrasol|Pedra Branca|Ponta de Baixo|Roçado|Serraria
= Caxias do Sul/RS
Bela Vista|Cinquentenário|Cruzeiro|Desvio Rizzo|Exposição|Lourdes|Madureira|Panazzolo|Pio X|Rio Branco|
Sagrada Família|São Pelegrino|São Leopoldo|Universitário
= Vitória/ES
Barro Vermelho|Bento Ferreira|Enseada do Suá|Jardim Camburi|Jardim da Penha|Mata da Praia|Maruípe|
Praia do Canto|Praia do Suá|Santa Lúcia|República|Goiabeiras
= Vila Velha/ES
Coqueiral de Itaparica|Glória|Itaparica|Itapuã|Jockey|Jockey de Itaparica|Praia da Costa|
Praia de Itaparica|Praia das Gaivotas|Ibes|Divino Espírito Santo
= Serra/ES
Colina de Laranjeiras|Jacaraípe|Laranjeiras|Manguinhos|Morada de Laranjeiras|
Parque Residencial Laranjeiras|Valparaíso|Feu Rosa
= Contagem/MG
Cabral|Eldorado|Industrial|Inconfidentes|Jardim Riacho|Novo Eldorado|Ressaca|Riacho das Pedras|
Petrolândia
= Nova Lima/MG
Alphaville|Jardim Canadá|Vale do Sereno|Vale dos Cristais|Vila da Serra|Villa da Serra
= Uberlândia/MG
Cidade Jardim|Fundinho|Granada|Jardim Karaíba|Lídice|Luizote|Martins|Morada da Colina|Osvaldo Rezende|
Roosevelt|Santa Mônica|Saraiva|Shopping Park|Tibery|Tabajaras|Umuarama|Vigilato Pereira
= Juiz de Fora/MG
Alto dos Passos|Aeroporto|Bom Pastor|Benfica|Cascatinha|Granbery|Manoel Honório|Paineiras|Santa Helena|
São Mateus|São Pedro|Cruzeiro do Sul|Teixeiras|Grama|Salvaterra
= Natal/RN
Alecrim|Barro Vermelho|Candelária|Capim Macio|Cidade Alta|Lagoa Nova|Neópolis|Petrópolis|Pitimbu|
Ponta Negra|Redinha|Ribeira|Tirol
= João Pessoa/PB
Altiplano|Bancários|Bessa|Brisamar|Cabo Branco|Expedicionários|Jardim Oceania|Manaíra|Mangabeira|Miramar|
Portal do Sol|Tambaú|Tambauzinho|Torre|Valentina|Bairro dos Estados|Aeroclube
= Maceió/AL
Barro Duro|Cruz das Almas|Farol|Gruta de Lourdes|Guaxuma|Jacarecica|Jatiúca|Mangabeiras|Pajuçara|
Pinheiro|Poço|Ponta Verde|Serraria|Tabuleiro do Martins|Benedito Bentes
= Aracaju/SE
Atalaia|Coroa do Meio|Farolândia|Grageru|Inácio Barbosa|Jabotiana|Jardins|Luzia|Salgado Filho|São José|
Siqueira Campos|Treze de Julho|13 de Julho|Zona de Expansão
= Belém/PA
Batista Campos|Coqueiro|Cremação|Cidade Velha|Guamá|Jurunas|Marambaia|Marco|Nazaré|Pedreira|Reduto|
Sacramenta|São Brás|Souza|Telégrafo|Terra Firme|Umarizal|Val de Cans
= Manaus/AM
Adrianópolis|Aleixo|Alvorada|Cachoeirinha|Chapada|Cidade Nova|Compensa|Coroado|Dom Pedro|Flores|Japiim|
Nossa Senhora das Graças|Parque Dez|Parque Dez de Novembro|Ponta Negra|Planalto|Tarumã|Vieiralves|
Praça 14
= Cuiabá/MT
Boa Esperança|Bosque da Saúde|Coxipó|CPA|Duque de Caxias|Goiabeiras|Jardim Aclimação|Jardim das Américas|
Jardim Cuiabá|Jardim Itália|Morada do Ouro|Pedra 90|Popular|Quilombo|Santa Rosa|Jardim Imperial
= Campo Grande/MS
Carandá Bosque|Chácara Cachoeira|Coronel Antonino|Coophavila|Jardim dos Estados|Monte Castelo|Moreninhas|
Rita Vieira|Royal Park|São Francisco|Santa Fé|Tiradentes|Vilas Boas|Nova Lima|Vila Planalto
= São Luís/MA
Calhau|Cohajap|Cohama|Cohatrac|Cohab|Jardim Renascença|Olho d'Água|Ponta d'Areia|Ponta do Farol|
Renascença|São Francisco|Turu|Vinhais|Araçagy|Angelim
= Teresina/PI
Dirceu|Fátima|Horto Florestal|Ininga|Jóquei|Morada do Sol|Noivos|Ilhotas|São Cristóvão|Mocambinho|
Piçarra
= Aparecida de Goiânia/GO
Cidade Vera Cruz|Garavelo|Jardim Luz|Vila Brasília|Vila Rosa|Bairro Cardoso
= Feira de Santana/BA
Capuchinhos|Kalilândia|Muchila|Papagaio|Ponto Central|Santa Mônica|Tomba|Cidade Nova|Conceição
= Lauro de Freitas/BA
Buraquinho|Ipitanga|Itinga|Vilas do Atlântico|Pitangueiras|Miragem
= Praia Grande/SP
Aviação|Boqueirão|Caiçara|Canto do Forte|Cidade Ocian|Forte|Guilhermina|Maracanã|Mirim|Ocian|Solemar|
Tupi|Vila Caiçara
= Guarujá/SP
Astúrias|Enseada|Jardim Acapulco|Pernambuco|Pitangueiras|Tombo|Vicente de Carvalho
= São Vicente/SP
Itararé|Gonzaguinha|Parque Bitaru|Vila Margarida|Cidade Náutica|Parque São Vicente|Vila Valença
= Taubaté/SP
Barranco|Independência|Jardim das Nações|Quiririm|Vila São José|Jardim Santa Clara
= Piracicaba/SP
Castelinho|Cidade Alta|Nova América|Nova Piracicaba|São Dimas|Vila Rezende|Dois Córregos|Paulista
= São José do Rio Preto/SP
Boa Vista|Eldorado|Jardim Vivendas|Redentora|Vila Imperial|Jardim Walkíria|Higienópolis|Iguatemi
= Mogi das Cruzes/SP
Braz Cubas|César de Souza|Jundiapeba|Mogilar|Vila Oliveira|Parque Monte Líbano
= Cotia/SP
Granja Viana|Caucaia do Alto|Raposo Tavares
= Duque de Caxias/RJ
25 de Agosto|Jardim Primavera|Xerém|Vila São Luís
= Nova Iguaçu/RJ
Califórnia|Comendador Soares|Posse|Centro
= Ponta Grossa/PR
Estrela|Jardim Carvalho|Nova Rússia|Oficinas|Órfãs|Uvaranas|Contorno
= Cascavel/PR
Cancelli|Country|Neva|Parque São Paulo|Região do Lago|Maria Luiza
= Pelotas/RS
Areal|Fragata|Laranjal|Três Vendas|Porto
= Canoas/RS
Igara|Marechal Rondon|Mathias Velho|Moinhos de Vento|Niterói
"""
