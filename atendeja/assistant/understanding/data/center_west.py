"""The municipalities of the Center-West: state, size, names (the larger first).

Source: the list of municipalities of IBGE (2022). Size: 3 from about 90,000 inhabitants, 2 from about
40,000, else 1 (estimates of population in GeoNames, which names them CC BY 4.0).
"""

MUNICIPALITIES = """
DF 3
Brasília
GO 3
Goiânia|Aparecida de Goiânia|Anápolis|Rio Verde|Águas Lindas de Goiás|Luziânia|Valparaíso de Goiás|
Trindade|Senador Canedo|Formosa|Catalão|Jataí|Planaltina|Novo Gama|Caldas Novas|Cidade Ocidental
GO 2
Itumbiara|Goianésia|Santo Antônio do Descoberto|Goianira|Mineiros|Cristalina|Inhumas|Morrinhos|
Quirinópolis|Jaraguá|Itaberaí|Porangatu|Uruaçu
GO 1
Santa Helena de Goiás|Iporá|Goiatuba|Padre Bernardo|Niquelândia|Posse|Bela Vista de Goiás|
São Luís de Montes Belos|Pires do Rio|Nerópolis|Palmeiras de Goiás|Hidrolândia|Minaçu|Alexânia|
Pirenópolis|Itapuranga|Ipameri|Cocalzinho de Goiás|Piracanjuba|Goiás|Bom Jesus de Goiás|Silvânia|Ceres|
São Miguel do Araguaia|Acreúna|Itapaci|Rubiataba|Jussara|Guapó|Abadia de Goiás|Anicuns|Aragarças|
Pontalina|Campos Belos|Crixás|Indiara|São Simão|Caiapônia|Orizona|Abadiânia|Adelândia|Água Fria de Goiás|
Água Limpa|Aloândia|Alto Horizonte|Alto Paraíso de Goiás|Alvorada do Norte|Amaralina|Americano do Brasil|
Amorinópolis|Anhanguera|Aparecida do Rio Doce|Aporé|Araçu|Aragoiânia|Araguapaz|Arenópolis|Aruanã|
Aurilândia|Avelinópolis|Baliza|Barro Alto|Bom Jardim de Goiás|Bonfinópolis|Bonópolis|Brazabrantes|
Britânia|Buriti Alegre|Buriti de Goiás|Buritinópolis|Cabeceiras|Cachoeira Alta|Cachoeira de Goiás|
Cachoeira Dourada|Caçu|Caldazinha|Campestre de Goiás|Campinaçu|Campinorte|Campo Alegre de Goiás|
Campo Limpo de Goiás|Campos Verdes|Carmo do Rio Verde|Castelândia|Caturaí|Cavalcante|Cezarina|
Chapadão do Céu|Colinas do Sul|Córrego do Ouro|Corumbá de Goiás|Corumbaíba|Cristianópolis|Cromínia|
Cumari|Damianópolis|Damolândia|Davinópolis|Diorama|Divinópolis de Goiás|Doverlândia|Edealina|Edéia|
Estrela do Norte|Faina|Fazenda Nova|Firminópolis|Flores de Goiás|Formoso|Gameleira de Goiás|Goianápolis|
Goiandira|Gouvelândia|Guaraíta|Guarani de Goiás|Guarinos|Heitoraí|Hidrolina|Iaciara|Inaciolândia|
Ipiranga de Goiás|Israelândia|Itaguari|Itaguaru|Itajá|Itapirapuã|Itarumã|Itauçu|Ivolândia|Jandaia|
Jaupaci|Jesúpolis|Joviânia|Lagoa Santa|Leopoldo de Bulhões|Mairipotaba|Mambaí|Mara Rosa|Marzagão|
Matrinchã|Maurilândia|Mimoso de Goiás|Moiporá|Monte Alegre de Goiás|Montes Claros de Goiás|Montividiu|
Montividiu do Norte|Morro Agudo de Goiás|Mossâmedes|Mozarlândia|Mundo Novo|Mutunópolis|Nazário|
Nova América|Nova Aurora|Nova Crixás|Nova Glória|Nova Iguaçu de Goiás|Nova Roma|Nova Veneza|Novo Brasil|
Novo Planalto|Ouro Verde de Goiás|Ouvidor|Palestina de Goiás|Palmelo|Palminópolis|Panamá|Paranaiguara|
Paraúna|Perolândia|Petrolina de Goiás|Pilar de Goiás|Piranhas|Porteirão|Portelândia|Professor Jamil|
Rialma|Rianápolis|Rio Quente|Sanclerlândia|Santa Bárbara de Goiás|Santa Cruz de Goiás|Santa Fé de Goiás|
Santa Isabel|Santa Rita do Araguaia|Santa Rita do Novo Destino|Santa Rosa de Goiás|Santa Tereza de Goiás|
Santa Terezinha de Goiás|Santo Antônio da Barra|Santo Antônio de Goiás|São Domingos|
São Francisco de Goiás|São João d'Aliança|São João da Paraúna|São Luiz do Norte|
São Miguel do Passa Quatro|São Patrício|Serranópolis|Simolândia|Sítio d'Abadia|Taquaral de Goiás|
Teresina de Goiás|Terezópolis de Goiás|Três Ranchos|Trombas|Turvânia|Turvelândia|Uirapuru|Uruana|Urutaí|
Varjão|Vianópolis|Vicentinópolis|Vila Boa|Vila Propício
MS 3
Campo Grande|Dourados|Corumbá|Ponta Porã
MS 2
Três Lagoas|Naviraí|Nova Andradina|Aquidauana|Sidrolândia|Maracaju|Paranaíba
MS 1
Amambai|Rio Brilhante|Coxim|Chapadão do Sul|Caarapó|São Gabriel do Oeste|Aparecida do Taboado|Costa Rica|
Miranda|Itaporã|Anastácio|Jardim|Bonito|Ribas do Rio Pardo|Bataguassu|Nova Alvorada do Sul|Bela Vista|
Ladário|Cassilândia|Fátima do Sul|Rio Verde de Mato Grosso|Itaquiraí|Terenos|Água Clara|Alcinópolis|
Anaurilândia|Angélica|Antônio João|Aral Moreira|Bandeirantes|Batayporã|Bodoquena|Brasilândia|Camapuã|
Caracol|Corguinho|Coronel Sapucaia|Deodápolis|Dois Irmãos do Buriti|Douradina|Eldorado|Figueirão|
Glória de Dourados|Guia Lopes da Laguna|Iguatemi|Inocência|Ivinhema|Japorã|Jaraguari|Jateí|Juti|
Laguna Carapã|Mundo Novo|Nioaque|Novo Horizonte do Sul|Paraíso das Águas|Paranhos|Pedro Gomes|
Porto Murtinho|Rio Negro|Rochedo|Santa Rita do Pardo|Selvíria|Sete Quedas|Sonora|Tacuru|Taquarussu|
Vicentina
MT 3
Cuiabá|Várzea Grande|Rondonópolis|Sinop|Sorriso|Tangará da Serra|Lucas do Rio Verde|Cáceres
MT 2
Barra do Garças|Nova Mutum|Pontes e Lacerda|Campo Novo do Parecis|Campo Verde|Juína
MT 1
Confresa|Juara|Peixoto de Azevedo|Colíder|Sapezal|Guarantã do Norte|Água Boa|Poconé|Querência|
Barra do Bugres|Jaciara|Paranatinga|Canarana|Lambari D'Oeste|Mirassol d'Oeste|Colniza|Aripuanã|
Nova Xavantina|Poxoréu|Diamantino|Matupá|Vila Rica|Chapada dos Guimarães|Pedra Preta|Comodoro|
São José dos Quatro Marcos|Alto Araguaia|Brasnorte|Vila Bela da Santíssima Trindade|
Santo Antônio do Leverger|Nova Olímpia|Nobres|Campinápolis|Tapurah|Rosário Oeste|Acorizal|Alta Floresta|
Alto Boa Vista|Alto Garças|Alto Paraguai|Alto Taquari|Apiacás|Araguaiana|Araguainha|Araputanga|
Arenápolis|Barão de Melgaço|Bom Jesus do Araguaia|Campos de Júlio|Canabrava do Norte|Carlinda|
Castanheira|Cláudia|Cocalinho|Conquista D'Oeste|Cotriguaçu|Curvelândia|Denise|Dom Aquino|Feliz Natal|
Figueirópolis D'Oeste|Gaúcha do Norte|General Carneiro|Glória D'Oeste|Guiratinga|Indiavaí|
Ipiranga do Norte|Itanhangá|Itaúba|Itiquira|Jangada|Jauru|Juruena|Juscimeira|Luciara|Marcelândia|
Nortelândia|Nossa Senhora do Livramento|Nova Bandeirantes|Nova Brasilândia|Nova Canaã do Norte|
Nova Guarita|Nova Lacerda|Nova Marilândia|Nova Maringá|Nova Monte Verde|Nova Nazaré|Nova Santa Helena|
Nova Ubiratã|Novo Horizonte do Norte|Novo Mundo|Novo Santo Antônio|Novo São Joaquim|Paranaíta|
Planalto da Serra|Pontal do Araguaia|Ponte Branca|Porto Alegre do Norte|Porto dos Gaúchos|
Porto Esperidião|Porto Estrela|Primavera do Leste|Reserva do Cabaçal|Ribeirão Cascalheira|Ribeirãozinho|
Rio Branco|Rondolândia|Salto do Céu|Santa Carmem|Santa Cruz do Xingu|Santa Rita do Trivelato|
Santa Terezinha|Santo Afonso|Santo Antônio do Leste|São Félix do Araguaia|São José do Povo|
São José do Rio Claro|São José do Xingu|São Pedro da Cipa|Serra Nova Dourada|Tabaporã|
Terra Nova do Norte|Tesouro|Torixoréu|União do Sul|Vale de São Domingos|Vera
"""
