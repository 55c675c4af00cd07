"""The municipalities of the North: state, size, names (the larger first).

Source: the list of municipalities of IBGE (2022). Size: 3 from about 90,000 inhabitants, 2 from about
40,000, else 1 (estimates of population in GeoNames, which names them CC BY 4.0).
"""

MUNICIPALITIES = """
AC 3
Rio Branco|Cruzeiro do Sul
AC 2
Tarauacá|Sena Madureira
AC 1
Feijó|Brasiléia|Senador Guiomard|Mâncio Lima|Epitaciolândia|Xapuri|Marechal Thaumaturgo|Porto Acre|
Plácido de Castro|Acrelândia|Assis Brasil|Bujari|Capixaba|Jordão|Manoel Urbano|Porto Walter|
Rodrigues Alves|Santa Rosa do Purus
AM 3
Manaus|Itacoatiara|Manacapuru|Parintins
AM 2
Tefé|Coari|Tabatinga|Iranduba|Maués|Humaitá|Manicoré|São Gabriel da Cachoeira|Lábrea|Autazes|
Benjamin Constant
AM 1
Boca do Acre|Eirunepé|São Paulo de Olivença|Borba|Barreirinha|Presidente Figueiredo|Careiro|Carauari|
Santo Antônio do Içá|Nova Olinda do Norte|Rio Preto da Eva|Urucurituba|Ipixuna|Novo Aripuanã|Codajás|
Beruri|Apuí|Nhamundá|Tapauá|Pauini|Tonantins|Careiro da Várzea|Urucará|Barcelos|Anori|Canutama|Manaquiri|
Alvarães|Novo Airão|Fonte Boa|Atalaia do Norte|Maraã|Uarini|Amaturá|Anamã|Boa Vista do Ramos|Caapiranga|
Envira|Guajará|Itamarati|Itapiranga|Japurá|Juruá|Jutaí|Santa Isabel do Rio Negro|São Sebastião do Uatumã|
Silves
AP 3
Macapá|Santana
AP 1
Laranjal do Jari|Oiapoque|Mazagão|Porto Grande|Amapá|Calçoene|Cutias|Ferreira Gomes|Itaubal|
Pedra Branca do Amapari|Pracuúba|Serra do Navio|Tartarugalzinho|Vitória do Jari
PA 3
Belém|Ananindeua|Parauapebas|Castanhal|Santarém|Abaetetuba|Marabá|Cametá|Barcarena|Altamira|Itaituba|
Bragança|Marituba|Breves|Paragominas|Tucuruí
PA 2
Redenção|Moju|Canaã dos Carajás|Tailândia|Capanema|Alenquer|Oriximiná|Tomé-Açu|São Félix do Xingu|
Igarapé-Miri|Benevides|Portel|Novo Repartimento|Monte Alegre|Jacundá|Acará|Viseu|Dom Eliseu|Capitão Poço|
Rondon do Pará|São Miguel do Guamá|Xinguara|Óbidos|Baião|Juruti|Vigia|Itupiranga|Breu Branco|Muaná|
Salinópolis|Conceição do Araguaia|Augusto Corrêa|Uruará|Curuçá|Pacajá|Porto de Moz
PA 1
Tucumã|Ulianópolis|Afuá|Igarapé-Açu|Rurópolis|Prainha|Mãe do Rio|Almeirim|Curralinho|Oeiras do Pará|
Novo Progresso|Ourilândia do Norte|Santana do Araguaia|Bagre|Anapu|Gurupá|Irituia|São Domingos do Capim|
Ipixuna do Pará|Limoeiro do Ajuru|Tracuateua|Anajás|Melgaço|Santo Antônio do Tauá|Mocajuba|Medicilândia|
Concórdia do Pará|Marapanim|Goianésia do Pará|Maracanã|São Sebastião da Boa Vista|Ponta de Pedras|
Brasil Novo|Garrafão do Norte|Santa Maria do Pará|Bujaru|São Geraldo do Araguaia|Soure|Salvaterra|
Jacareacanga|Cachoeira do Arari|Aurora do Pará|Mojuí dos Campos|Senador José Porfírio|
São Domingos do Araguaia|Santa Bárbara do Pará|Chaves|São João de Pirabas|Nova Esperança do Piriá|
Santa Luzia do Pará|Curionópolis|Cachoeira do Piriá|Terra Santa|Placas|Rio Maria|Aveiro|Belterra|
Água Azul do Norte|Bom Jesus do Tocantins|Floresta do Araguaia|Ourém|São Caetano de Odivelas|
Santa Maria das Barreiras|Vitória do Xingu|Trairão|Abel Figueiredo|Bannach|Bonito|
Brejo Grande do Araguaia|Colares|Cumaru do Norte|Curuá|Eldorado do Carajás|Faro|Inhangapi|
Magalhães Barata|Nova Ipixuna|Nova Timboteua|Palestina do Pará|Pau D'Arco|Peixe-Boi|Piçarra|Primavera|
Quatipuru|Santa Cruz do Arari|Santa Izabel do Pará|Santarém Novo|São Francisco do Pará|São João da Ponta|
São João do Araguaia|Sapucaia|Terra Alta
RO 3
Porto Velho|Ji-Paraná|Ariquemes|Vilhena
RO 2
Cacoal|Rolim de Moura|Jaru
RO 1
Guajará-Mirim|Pimenta Bueno|Ouro Preto do Oeste|Machadinho D'Oeste|Buritis|Nova Mamoré|
Candeias do Jamari|São Miguel do Guaporé|Alta Floresta D'Oeste|Presidente Médici|Alto Paraíso|
São Francisco do Guaporé|Cerejeiras|Colorado do Oeste|Alto Alegre dos Parecis|Alvorada D'Oeste|Cabixi|
Cacaulândia|Campo Novo de Rondônia|Castanheiras|Chupinguaia|Corumbiara|Costa Marques|Cujubim|
Espigão D'Oeste|Governador Jorge Teixeira|Itapuã do Oeste|Ministro Andreazza|Mirante da Serra|
Monte Negro|Nova Brasilândia D'Oeste|Nova União|Novo Horizonte do Oeste|Parecis|Pimenteiras do Oeste|
Primavera de Rondônia|Rio Crespo|Santa Luzia D'Oeste|São Felipe D'Oeste|Seringueiras|Teixeirópolis|
Theobroma|Urupá|Vale do Anari|Vale do Paraíso
RR 3
Boa Vista
RR 1
Rorainópolis|Alto Alegre|Caracaraí|Pacaraima|Cantá|Mucajaí|Amajari|Bonfim|Caroebe|Iracema|Normandia|
São João da Baliza|São Luiz|Uiramutã
TO 3
Palmas|Araguaína
TO 2
Gurupi|Porto Nacional|Paraíso do Tocantins
TO 1
Colinas do Tocantins|Araguatins|Guaraí|Tocantinópolis|Formoso do Araguaia|Miracema do Tocantins|
Dianópolis|Lagoa da Confusão|Abreulândia|Aguiarnópolis|Aliança do Tocantins|Almas|Alvorada|Ananás|Angico|
Aparecida do Rio Negro|Aragominas|Araguacema|Araguaçu|Araguanã|Arapoema|Arraias|Augustinópolis|
Aurora do Tocantins|Axixá do Tocantins|Babaçulândia|Bandeirantes do Tocantins|Barra do Ouro|Barrolândia|
Bernardo Sayão|Bom Jesus do Tocantins|Brasilândia do Tocantins|Brejinho de Nazaré|Buriti do Tocantins|
Cachoeirinha|Campos Lindos|Cariri do Tocantins|Carmolândia|Carrasco Bonito|Caseara|Centenário|
Chapada da Natividade|Chapada de Areia|Colméia|Combinado|Conceição do Tocantins|Couto Magalhães|
Cristalândia|Crixás do Tocantins|Darcinópolis|Divinópolis do Tocantins|Dois Irmãos do Tocantins|Dueré|
Esperantina|Fátima|Figueirópolis|Filadélfia|Goianorte|Goiatins|Ipueiras|Itacajá|Itaguatins|Itapiratins|
Itaporã do Tocantins|Jaú do Tocantins|Juarina|Lagoa do Tocantins|Lajeado|Lavandeira|Lizarda|Luzinópolis|
Marianópolis do Tocantins|Mateiros|Maurilândia do Tocantins|Miranorte|Monte do Carmo|
Monte Santo do Tocantins|Muricilândia|Natividade|Nazaré|Nova Olinda|Nova Rosalândia|Novo Acordo|
Novo Alegre|Novo Jardim|Oliveira de Fátima|Palmeirante|Palmeiras do Tocantins|Palmeirópolis|Paranã|
Pau D'Arco|Pedro Afonso|Peixe|Pequizeiro|Pindorama do Tocantins|Piraquê|Pium|Ponte Alta do Bom Jesus|
Ponte Alta do Tocantins|Porto Alegre do Tocantins|Praia Norte|Presidente Kennedy|Pugmil|Recursolândia|
Riachinho|Rio da Conceição|Rio dos Bois|Rio Sono|Sampaio|Sandolândia|Santa Fé do Araguaia|
Santa Maria do Tocantins|Santa Rita do Tocantins|Santa Rosa do Tocantins|Santa Tereza do Tocantins|
Santa Terezinha do Tocantins|São Bento do Tocantins|São Félix do Tocantins|São Miguel do Tocantins|
São Salvador do Tocantins|São Sebastião do Tocantins|São Valério|Silvanópolis|Sítio Novo do Tocantins|
Sucupira|Tabocão|Taguatinga|Taipas do Tocantins|Talismã|Tocantínia|Tupirama|Tupiratins|Wanderlândia|
Xambioá
"""
