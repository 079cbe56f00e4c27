import { languages, languageTags } from '../../cards/languages.ts'
import { type Continent, continents } from '../../domain/company/continent.ts'
import { countries } from '../../domain/company/country.ts'
import { type Industry, industries } from '../../domain/company/industry.ts'
import { type Entity, entityCodes } from '../../domain/data/catalogue.ts'

/** What can be named in a sentence without being in the database. */
export type Called =
  | { readonly kind: 'entity'; readonly entity: Entity }
  | { readonly kind: 'industry'; readonly industry: Industry }
  | { readonly kind: 'country'; readonly country: string }
  | { readonly kind: 'continent'; readonly continent: Continent }

/** Every name of those, in every language we speak: what cards write, what Intl knows, and what people say besides. */
export function everythingCalled(): readonly (readonly [name: string, called: Called])[] {
  const words = Object.values(languages)
  const display = languageTags.map(tag => new Intl.DisplayNames(tag, { type: 'region' }))
  const made: (readonly [string, Called])[] = []
  for (const entity of entityCodes) {
    // "Vendors" are partners far more often than data.
    const own = entity === 'vendors' ? [] : words.map(({ entities }) => entities[entity])
    for (const name of [...own, ...namesIn(entities[entity])]) made.push([name, { kind: 'entity', entity }])
  }
  for (const industry of industries) {
    if (industry === 'other') continue
    const own = words.map(({ industries: titles }) => titles[industry])
    for (const name of [...own, ...namesIn(trades[industry])]) made.push([name, { kind: 'industry', industry }])
  }
  for (const country of countries) {
    const own = display.map(names => names.of(country) ?? country)
    for (const name of [...own, ...namesIn(peoples[country])]) made.push([name, { kind: 'country', country }])
  }
  for (const continent of Object.keys(continents) as Continent[]) {
    for (const name of namesIn(regions[continent])) made.push([name, { kind: 'continent', continent }])
  }
  return made
}

/** As in the lexicon, `_` joins the words of a name. */
const namesIn = (text = '') => text.split(/\s+/).flatMap(name => (name ? [name.replaceAll('_', ' ')] : []))

/** What people call the data entities besides their names on the cards. */
const entities: Readonly<Record<Entity, string>> = {
  'financial-information': `
    financials finances financial_data financial_info financial finance_data finance balance_sheet accounts
    finanzdaten finanzen finanzinformation finanzangaben finanzzahlen bilanz bilanzen 财务 财务数据 财务资料 财务状况
    financial_statements financial_statement financial_figures financial_numbers annual_report annual_accounts
    balance_sheets jahresabschluss geschaftszahlen finanzkennzahlen finanzberichte finanzbericht finanzinfos finanzsachen finanzkram finance_stuff 财报 财务报表
    财务报告`,
  certifications: `
    certification certificates certificate certs cert zertifikate zertifikat zertifizierung zertifikaten 证书 认证信息
    认证资料 资质 认证数据
    iso_certificates iso_certs accreditation accreditations quality_certificates certification_data certificate_data
    zertifikatsdaten zertifizierungsdaten iso_zertifikate qualitatszertifikate 证照 资质证书 认证证书 认证文件 资质文件 合格证`,
  'corporate-social-responsibility': `
    csr csr_data csr_report social_responsibility sustainability_data csr_daten nachhaltigkeitsdaten
    nachhaltigkeitsbericht gesellschaftliche_verantwortung 社会责任 企业责任 可持续数据
    csr_information csr_info csr_reports esg esg_data esg_report corporate_responsibility csr_bericht csr_berichte
    csr_angaben csr_informationen csr_报告 社会责任报告 企业社会责任报告 csr数据`,
  vendors: `
    vendor_list supplier_list vendor_data vendors_data supplier_data lieferantenliste lieferantendaten 供应商数据 供应商名单
    供应商列表
    vendor_master supplier_master vendor_base supplier_base lieferantenstamm lieferantenstammdaten kreditoren
    kreditorendaten zulieferliste 供应商主数据 供应商资料 供应商信息`,
  products: `
    product product_data product_list items bill_of_materials bom catalogue produkte produktdaten produkten artikel
    artikeldaten stuckliste stucklisten 产品数据 产品信息 物料清单 商品
    skus sku product_catalog product_catalogue product_master parts_list parts_lists item_list item_data
    article_data articles boms bills_of_material product_info product_information artikelstamm produktkatalog
    produktliste produktlisten produktinfos produktinformationen produktstamm 产品目录 产品清单 货品 零件清单 bom表 产品资料`,
  'product-allocation': `
    allocation allocations product_allocations produktzuteilung produktzuteilungen zuteilung zuteilungen kontingente
    分配 产品配额 配额
    product_quota product_quotas quotas quota allocation_data zuteilungsdaten produktkontingente zuweisungen
    kontingent produktzuteilungsdaten 产品分配 配给 产品配给 配额数据`,
  'manufacturing-resource-planning': `
    mrp mrp_data resource_planning material_planning material_requirements mrp_daten ressourcenplanung
    produktionsplanung materialplanung fertigungsressourcenplanung 资源计划 物料计划 制造资源
    mrp_plan mrp_plans mrp_run materials_planning material_requirements_planning resource_plan
    manufacturing_resource_plan bedarfsplanung materialbedarf materialbedarfsplanung mrp计划 物料需求计划 物料需求 mrp数据`,
  'manufacturing-schedule': `
    manufacturing_schedules production_schedule production_schedules schedule schedules fertigungsplan
    fertigungsplane produktionsplan produktionsplane fertigungsplanung 排产 生产排程 制造计划 生产计划 排程
    manufacturing_plan production_plan production_plans production_scheduling master_schedule mps
    produktionsterminplan fertigungsterminplan produktionsprogramm 主计划 排产计划 生产排期 排期 制造排程 排产表`,
  'production-orders': `
    production_order manufacturing_orders work_orders fertigungsauftrage fertigungsauftrag produktionsauftrage
    produktionsauftrag fertigungsauftragen produktionsauftragen 生产单 工单 生产工单
    manufacturing_order prod_orders mfg_orders job_orders work_order produktionsauftragsdaten
    fertigungsauftragsdaten 制造订单 生产任务单 生产指令 制造单`,
  warehouses: `
    warehouse warehouse_data warehouse_list stock stocks stock_levels stock_data inventory inventories storage_sites
    lager lagerdaten lagerbestand lagerbestande bestande bestand lagerhauser lagern 库存 仓储 仓库数据 仓库信息 库房
    warehousing warehouse_stock on_hand available_stock inventory_levels inventory_data stock_figures depots
    distribution_centers warehouse_info lagerstandorte lagerorte lagerbestandsdaten lagerinfos lagerhausdaten
    bestandsdaten 库存量 库存数据 仓位 存货 仓库库存`,
  'production-plants': `
    production_plant plants plant manufacturing_plants production_sites factories factory plant_data werke werk
    werken werksdaten produktionsstatten produktionsstandort produktionsstandorte produktionswerke fabriken fabrik
    工厂 厂房 生产基地
    mfg_plants manufacturing_sites production_facilities plant_list manufacturing_facilities production_site
    produktionsstatte fertigungsstatten fertigungsstandorte betriebsstatten werksliste 生产厂 制造工厂 厂区 生产工厂 工厂数据`,
  'orders-and-shipments': `
    orders shipments shipment orders_and_shipment orders_shipments order_data shipping_data shipment_data deliveries
    orders_&_shipments bestellungen bestellung auftrage auftrage_und_lieferungen lieferungen sendungen bestelldaten
    bestellungen_und_lieferungen auftragen_und_lieferungen bestellungen_und_sendungen 订单 发货 出货 订单和发货 订单与出货 订单数据 运单
    订单和运输
    purchase_orders sales_orders order_lines dispatches order_book orders_and_deliveries orders_&_deliveries
    order_and_shipment_data orders_and_shipping lieferung sendung sendungsdaten versanddaten lieferdaten
    auftragsdaten auftrags_und_lieferdaten bestell_und_lieferdaten auftrage_und_sendungen auftrage_&_lieferungen
    订单发货 出货数据 发货数据 订单与发货 订单和出货 订单运单 送货数据`,
}

/** Whoever is in an industry, where its name does not say so. */
const trades: Readonly<Partial<Record<Industry, string>>> = {
  retail: 'retailer retailers shops stores einzelhandler einzelhandel handler handel 零售商 零售业 零售',
  logistics: `
    logistic carrier carriers forwarder forwarders freight shipping haulier hauliers spedition speditionen spediteur
    spediteure logistikfirmen logistikunternehmen logistikbranche logistiker 物流公司 物流业 物流 货运 运输`,
  wholesale: 'wholesaler wholesalers distributor distributors grosshandler grosshandel 批发商 批发',
  automotive: `
    carmaker carmakers car_makers car_manufacturers autohersteller automobilbranche autobranche 汽车厂商 汽车行业 汽车`,
  metals: 'metal steel stahl metall metalle 钢铁 金属',
  plastics: 'plastic kunststoff kunststoffe kunststoffbranche plastik 塑料 塑料厂 塑胶',
  chemicals: 'chemical chemie 化工 化学',
  pharmaceuticals: 'pharma pharmaceutical arzneimittel 制药 医药',
  textiles: 'textile clothing apparel kleidung textilien 纺织 服装',
  'food-and-beverage': 'food beverages drinks lebensmittel 食品 饮料',
  'sporting-goods': 'sports sport sportartikel sportartikelbranche sporthersteller sports_goods 体育 运动用品 体育用品',
  healthcare: 'medical health_care gesundheit 医疗',
  telecommunications: 'telecoms telecom 电信',
  'electronic-components': 'electronics electronic elektronik elektronikbauteile 电子 电子元件 电子元器件',
  'precision-parts': 'precision prazisionsteile 精密零件 精密',
  construction: 'building_industry bau baubranche 建筑',
  packaging: 'verpackung verpackungen 包装',
}

/** What else countries are called, and those who are from there. */
const peoples: Readonly<Record<string, string>> = {
  US: `
    amerikaner americans usa u_s_a the_us den_usa america american the_states united_states_of_america amerika amerikanische
    amerikanischen amerikanischer 美国`,
  GB: `
    gb briten uk u_k britain british great_britain england english_companies britische britischen grossbritannien
    vereinigten_konigreich 英国`,
  NL: 'nl hollander niederlander holland the_netherlands dutch niederlandische niederlandischen den_niederlanden hollandische 荷兰',
  CN: `
    cn chinesen china prc chinesische chinesischen chinesischer chinese chinese_companies chinese_partners chinese_suppliers
    chinese_vendors 中国`,
  DE: `
    germans deutsche deutschen deutscher german german_companies german_partners german_suppliers german_vendors
    german_firms 德国`,
  FR: 'fr franzosen french franzosische franzosischen 法国',
  IT: 'italiener italians italian italienische italienischen 意大利',
  ES: 'spanish spanische spanischen 西班牙',
  PL: 'pl polish polnische polnischen 波兰',
  AT: 'austrian osterreichische osterreichischen 奥地利',
  CH: 'swiss schweizer der_schweiz 瑞士',
  JP: 'jp japaner japanese japanische japanischen 日本',
  KR: 'korea korean koreanische 韩国',
  IN: 'indian indische indischen 印度',
  TW: 'taiwanese taiwanesische 台湾',
}

const regions: Readonly<Record<Continent, string>> = {
  europe: `
    europe european europeans europaer europaern europa europaische europaischen europaischer the_eu eu european_union europaischen_union 欧洲 欧盟`,
  asia: 'asia asian asians asiaten asia_pacific apac asien asiatische asiatischen far_east 亚洲 亚太',
  africa: 'africa african afrika afrikanische 非洲',
  'north-america': 'north_america north_american nordamerika nordamerikanische 北美 北美洲',
  'south-america': 'south_america latin_america south_american sudamerika lateinamerika 南美 南美洲 拉美',
  oceania: 'oceania ozeanien 大洋洲',
}
