/**
 * What words mean, in English, German and Chinese: one row for each tag. Lower case, without accents (ü as u, ß as ss). `*`
 * stands for any ending, `_` joins the words of a phrase, Chinese words are found wherever they stand. A word may have several
 * tags.
 */
export const lexicon = {
  we: 'we i weve ive were_we im wir ich 我们 我 咱们 我方 本公司 我司 were_linked were_connected 咱 俺 俺们 咱家',
  us: 'us me uns mir mich',
  our: 'our ours my mine unsre* unser* mein meine meinen meiner meinem 我们的 我的 咱的 咱们的 我方的 我司的',
  they: `
    they them their theirs sie ihnen ihre ihren ihrer others other_side other_companies everyone_else other_people andere
    anderen 他们 对方 别人 其他人 其他公司 人家 另一方`,
  who: `
    找谁 who whom whose whos whoever which_compan* which_partner* which_supplier* which_vendor* which_customer* which_one*
    which_firm* which_of_our_partners which_of_our_vendors which_of_our_suppliers which_of_our_customers wer wem wen wessen
    welche_firm* welche_partner* welcher_partner* welche_unternehmen* welches_unternehmen welche_lieferanten
    welcher_lieferant welche_kunden welcher_kunde 谁 哪家 哪些公司 哪些合作伙伴 哪些伙伴 哪些供应商 哪些客户 哪个合作伙伴 哪个伙伴 哪个供应商 哪个客户 哪个公司 哪几家 哪些企业 有谁`,
  anyone: `
    anyone anybody someone somebody nobody noone no_one everyone everybody any_company any_compan* any_partner* jemand
    niemand keiner irgendwer irgendjemand alle_partner 有人 没人 任何人 有没有人 有没有公司`,
  bot: 'you your yourself bot liaison du dich ihr_bot sie_hier 你 您 u ur yourselves youre u_re',
  to: 'to with towards for an mit fur bei gegenuber zu zum 给 与 和 跟 向 对 同 没给 没向 没和 没跟 没与 不给 不向 不和 不跟 给过',
  from: 'nothing_to_do_with from of by about out_of von vom aus durch uber 从 由 来自 关于 vor',
  give: `
    share shares shared sharing give gives giving gave given provide provides provided providing disclos* releas* grant*
    expos* suppl*_us supplying supplies supply offer offers offering offered open_up opened_up opened opening_up pass_on
    passing_on passes_on passed_on pass_along passing_along let lets letting allow allows allowing hand_over handing_over hands_over handing handed hand_out handing_out feeding make_available
    made_available publish_to reveal* goes_to go_to going_to goes_out go_out flows_to flow_to transmit* deliver_data teil*
    geteilt* freigeb* freigegeben* gibt gebt geben gegeben bereitstell* bereitgestell* stell*_bereit stell*_zur_verfugung
    zur_verfugung offenleg* offengeleg* legen_offen liefert liefern geliefert preisgeb* preisgegeb* weitergeb* weitergegeb*
    ubermittel* zeigen_wir herausgeb* uberlass* 共享 分享 提供 开放 公开 披露 给了 交给 透露 hands_us hand_us outbound passes pass_to sent_us sends_us
    goes_over_to go_over_to showing shows_us show_us rausrucken gewahr* zeigt_uns zeigen_uns uberlassen bereit frei
    ruberschick* rausgeb* raus gebe teile 共享给 分享给 给到 展示 sending sends goes go flows going_out send_us 共想 分想 给看 hergeb*
    handed handed_over turned_over turn_over turns_over ruckt_raus 没给 不给 flowing flow flowing_to 给过`,
  see: `
    see sees seeing seen saw view views viewing viewed access accesses accessing access_to have_access has_access look_at
    looks_at looking_at look_into looks_into look_in read reads reading visible_to visible_for know_about knows_about
    know_of learn_about find_out sehen sieht siehst gesehen einsehen einsieht siht sihet seiht eingesehen ansehen zugriff zugreif* greif*_zu
    einblick_in einsicht lesen liest kennt anschauen anguck* weiss_uber 看到 看见 查看 访问 看 查阅 了解 浏览 可见于 读取 接触到 seen_by peek peeks
    looks_in einsehbar zu_sehen zugang zugriffsrechte zugriffsrecht liest_mit mitlesen 看得到 能看 可以看 看得见 可见 查询到 权限 sehn sehe
    gucken guckt gucke schauen 看不到 看不见 不能看 看得了 能瞧`,
  get: `
    get gets getting got gotten receive receives received receiving recieve* obtain* have_got bekomm* erhalt* erhalten
    kriegen kriegt kriegst beziehen 收到 得到 获得 拿到 拿不到 得不到 收不到 拿得到 拿过 获取 接收 supplied_with erhielten bekam bekamen kriegen_wir comes_in comes_from
    coming_in come_in kommt_rein kommt_von reinkommt`,
  data: `
    data information info infos informations entities entity records stuff data_entities things daten datenarten datenart
    informationen angaben stammdaten 数据 信息 资料 内容 数据实体 数据类型 datei dateien file files`,
  partner: `
    partner partners partnerlist* partnership* partnered network work_with works_with working_with do_business_with
    trade_with arbeiten_mit business_partner* netzwerk geschaftspartner* handelspartner* partnern partnerliste partnerin
    connections 合作伙伴 伙伴 合作方 合作商 合作公司 allies ally trading_partner* partnerfirm* partnerunternehmen geschaftsbeziehung* 合作企业
    生意伙伴 one_of_ours einer_von_uns zu_uns_gehort ones the_ones 伙板 合作火伴 合做伙伴`,
  connected: `
    connected connection connected_to connected_with verbunden verbindung verbindungen vernetzt verknupft verbandelt 已连接 连接的 建立连接 相连
    已建立连接 有连接 连了 连着 连接上 linked linked_up hooked_up paired_up were_linked were_connected linked_with linked_to 连上 连上了 连好`,
  vendor: `
    供应商名单 供应商列表 vendor_list supplier_list lieferantenliste vendor vendors supplier suppliers seller* zulieferer* lieferant lieferanten lieferantin* zuliefer* 供应商 供货商 厂商 供应伤 供货上
    sell_us sells_us sell_to_us sells_to_us selling_to_us selling_us supply_us supplies_us supplying_us we_buy_from beliefern_uns beliefert_uns uns_beliefern
    uns_beliefert 供货给我们 给我们供货 卖给我们 卖东西给我们`,
  customer:
    'buy_from_us buys_from_us buying_from_us we_sell_to we_supply wir_beliefern kaufen_bei_uns kauft_bei_uns 从我们这买 customer customers client clients buyer buyers kunde kunden abnehmer* 客户 买方 顾客',
  company: `
    company companies companys firm firms organization* organisation* business businesses enterprise* unternehmen firma
    firmen betrieb betriebe hersteller herstellern produzent* manufacturer* maker makers producer* anbieter* outfit outfits 公司 企业 厂家 商家 folks guys leute`,
  collab: `
    collab collabs collaboration* colaboration* collaborate collaborating project projects kooperation* kollaboration*
    zusammenarbeit* projekt projekte initiative* 协作 合作项目 协作项目 项目 合作 coop koop kollab* kooperationsprojekt* vorhaben
    zusammenarbeiten 合作计划 合作事项 run_together do_together doing_together joint jointly together_with common_project
    common_projects gemeinsam gemeinsame gemeinsames gemeinsamen 一起做 共同 协做`,
  request: `
    request requests requested inquir* enquir* anfrage anfragen verbindungsanfrage* kontaktanfrage* 请求 申请 连接请求 our_ask
    my_ask our_asks req reqs`,
  invitation: 'invitation* invites invite_yet einladung einladungen 邀请函 邀请',
  answer: `
    decide decide_on entscheiden entscheidung zu_entscheiden
    answer answers answered answering unanswered reply replies replied replying respond responds responded responding
    response responses reacted react reaction feedback get_back_to got_back_to getting_back_to gets_back_to come_back_to came_back_to comes_back_to gotten_back get_back
    got_back hear_back heard_back hear_from heard_from any_word any_news word_from owe owes owed owing decision decisions
    antwort* geantwortet beantwort* unbeantwortet* reagier* ruckmeldung* gemeldet melden zuruckgemeldet gerührt erwider*
    schuld* bescheid entscheid* entschieden 回复 答复 回应 回答 hear_a_yes yes_from 回音 反馈 答应 表态 未回复 silent silence respond_to antworten_auf stumm
    schweig* ausserung aussern 没消息 吭声 理我们 搭理 回了 没回 回我们 回话 回信 回 回咱 理会 lasst_von_sich_horen`,
  accepted: `
    turn_us_down turned_us_down turn_me_down accepted accepts declined rejected turned_down said_no say_no said_yes refused
    approved agreed angenommen abgelehnt zugesagt abgesagt zugestimmt 接受了 拒绝了 同意了 已接受 已拒绝 被拒绝 接受我们 拒绝我们 批准了`,
  pending: `
    pending outstanding open_request* open_invitation* open_items open_item open_task* open_question* overdue unresolved
    todo todos to_do to_dos to_do_list task tasks inbox backlog agenda plate attention piled queue action_items needs_action
    unread offen offene offener offenes offenen ausstehend* unerledigt* aufgabe aufgaben posteingang erledigen anstehend*
    steht_an ansteht zu_tun 待处理 待办 待我 待回复 待答复 未处理 需要处理 要处理 需要我处理 需要我们处理 需要我 待审批 待定 收件箱 处理 on_the_table sitting_with_me
    left_to_do need_our unbearbeitet zu_erledigen zu_beantworten zu_bestatigen abzuarbeiten abarbeiten zu_entscheiden
    offenstehend* in_der_warteschlange 等我处理 待确认 due liegt_bei_mir liegt_bei_uns bei_mir_liegt bei_uns_liegt rumliegt
    on_my_desk on_our_desk auf_meinem_tisch auf_unserem_tisch on_my_side on_our_side 等着我 卡在我们 压着`,
  anything: 'anything something irgendwas irgendetwas etwas was_neues 什么事 事情 任务 有事',
  wait: `
    hoping hopes wait waits waiting waiting_on waiting_for await awaits awaiting sitting_on sitting_with sits_with sits_on chase chasing hold_up warte
    wartet warten wartest abwarten aussteh* hangt lasst_auf_sich_warten 等待 等着 在等 等 等候 催 hanging zappeln hangen_lassen
    dangling`,
  incoming: `
    incoming received_request* eingehend* eingegangen* erhaltene* eingang sent_us sends_us send_us asked_us invited_us
    asks_us wants_from_us wants_to_connect want_to_connect approve approval* to_approve sign_off mochte_sich_mit_uns
    mochten_sich_mit_uns will_sich_mit_uns wollen_sich_mit_uns freizugeben 收到的 想和我们连接 想与我们连接 想跟我们连接 发给我们的 发来的 请求连接我们 邀请了我们
    邀请我们 找我们 等我们 等我 等待我 等待我们 等着我 要我 asking_us_for ask_us_for wants_something_from_us wants_our want_our request_from_us
    requests_from_us came_in come_in knocking knocked wants_us angefragt_bei_uns fragt_uns fragen_uns bei_uns_angefragt
    hat_uns_angefragt uns_angefragt uns_eingeladen 向我们要 向我们请求 问我们要 找我们要 跟我们要`,
  outgoing: `
    sent outgoing asked_for we_sent we_ask we_asked did_we_ask did_i_ask we_invited invited asked i_sent i_asked i_invited
    gesendet* verschickt* ausgehend* geschickt* versandt* gestellt angefragt eingeladen 已发送 发出 发出的 发送的 发过 寄出 我们发 我发 我们邀请的
    我们邀请 对方处理 对方回复 对方答复 we_have_asked have_we_asked i_have_asked we_have_sent have_we_sent have_we_invited we_have_invited
    did_we_invite did_we_send have_we_requested did_we_request we_requested verschickt haben_wir_angefragt wir_angefragt
    haben_wir_eingeladen haben_wir_gestellt 我们请求的 我们请求了 我们发出 我们向 发出去 发出去的 我们发的 我们提的 we_made we_placed rausgeschickt
    herausgeschickt we_sent_out have_we_sent_out`,
  must: `
    need_to have_to must should supposed_to suposed_to still_need required_to got_to muss mussen soll sollen sollte 需要 必须 得
    该 应该 要`,
  score: `
    visibility visibilty visiblity visability visible visibly score scores scor scoring scored rating percent percentage*
    coverage completeness complete transparen* insight insights how_far_along vis figure figures sichtbarkeit* sichtbar
    sichtbarkeitswert* transparenz* prozent prozentsatz prozentwert quote punktzahl punktestand einblick wert prozentual* anteilig 可见度 可见性 可见 评分
    得分 分数 百分比 透明度 百分之 完整度 可视度 可视性 透明程度 开放程度 wie_offen how_open most_open least_open anteil proportion portion`,
  amount: `
    how_much how_many how_well how_far how_good how_deep* wieviel wie_viel wie_viele wie_gut wie_weit wie_sehr wie_hoch 多少
    几个 有多 多大`,
  count: 'how_many wie_viele wieviele anzahl number_of 几个 几家 多少个 多少家 有多少合作 数量',
  average: `
    average avg overall total mean on_average across_all durchschnitt* im_schnitt mittelwert gesamt insgesamt gesamtwert 平均
    总体 整体 总的 平均值 总分`,
  rank: `
    rank ranks ranked ranking rankings sort sorted order ordered compare comparison compared versus vs rangliste* rangfolge
    sortier* ordne vergleich* reihenfolge 排名 排序 排行 比较 对比 排列 排个名 排个序 排一下 从高到低 从低到高`,
  least: `
    least lowest worst fewest smallest bottom weakest poorest least_of_all am_wenigsten niedrigst* geringst* schlechtest*
    kleinst* schwachst* 最少 最低 最差 最小 垫底 最后一名 倒数 schlusslicht* laggard* weakest_link tail_end hinterher letzter_platz 倒数第一 拖后腿`,
  most: `
    most highest best largest biggest top greatest strongest am_meisten meisten hochst* besten beste bester bestes grosst*
    starkst* 最多 最高 最好 最大 最佳 前几 spitzenreiter leader* champion* vorreiter 第一名 领先`,
  below: `
    below under less less_than lower lower_than fewer fewer_than beneath short_of up_to unter weniger_als weniger unterhalb
    geringer_als kleiner_als niedriger_als 低于 少于 不到 不足 小于 以下 drunter darunter`,
  above: `
    above over more more_than higher higher_than exceed* greater_than better_than at_least beyond uber_% mehr_als mehr hoher
    hoher_als mindestens oberhalb grosser_als besser_als 高于 超过 至少 大于 以上 不低于 druber daruber n_up and_up`,
  half: 'half halfway halfte halben third quarter quarters thirds drittel viertel 一半 三分之一 四分之三 三分之二 四分之一',
  why: 'why reason how_come warum wieso weshalb grund woran_liegt 为什么 为何 怎么会 原因 为啥 咋 how_so what_for',
  missing: `
    missing lack lacks lacking withhold* withold* witheld withheld hold_back holds_back holding_back held_back keep_back keeps_back leave_out
    left_out leaves_out fehlt fehlen fehlend* vorenthalt* vorenthal* zuruckhalt* halt_zuruck 缺少 缺失 缺 没有共享 未共享 没共享 保留 隐瞒
    gesperrt versperrt off_limits out_of_reach blocked_for locked_for tabu 没开放 未开放 不开放 没开 封着
    keep_from keeping_from keeps_from kept_from keep_secret keeping_back not_give not_giving not_share not_sharing
    keeps_hidden hide hides hiding hidden_from conceal* holding_out hold_out verschweig* verheimlich* verberg* verborgen
    hinterm_berg 藏着 瞒着 扣着 不给`,
  not: `
    nothing_to_do_with not no never none didnt hasnt havent isnt arent wont cant cannot without nicht kein keine keinen keiner nichts nie ohne
    没 未 无 尚未 还没 从未 don_t doesn_t didn_t hasn_t haven_t isn_t aren_t won_t can_t wasn_t weren_t wouldn_t dont doesnt wasnt
    werent nothing neither nor 不是 并非 并未 从不 没给 没向 没和 没跟 没与 没有 不 看不到 看不见 不能看 没回 不给 不向 不和 不跟 没看到 没收到 拿不到 得不到 收不到 不含 不包括 不包含 没含 不涉及 不带 没连
    nix nich net ned nimmer`,
  find: `
    find finds finding search searching look_for looking_for look_up looking_up discover browse recommend* reccomend
    recomend suggest suggests suggestion* directory locate seek seeking in_search_of who_else such suche suchen suchst
    partnervorschlag* partner_vorschlag* gesucht such_mir finde finden find_mir empfehl* empfiehl* vorschlag* schlag*_vor schlage entdeck* verzeichnis 查找 寻找 搜索
    推荐 找 搜 建议 目录 有没有 有哪些公司 介绍 scout scouting shop_for know_any know_of_any search_for who_is_there ausfindig umschauen
    umsehen auftreib* suchmaschine 物色 看看有哪些公司 发现 挖掘 tips who_to who_should_we wen_konnten`,
  based: `
    based located industry sector business_in on_here around here_on aus_der branche ansassig sitz hier_aus 行业 位于 总部 这里 平台上`,
  changed: `
    变了 变啥 变过 改过
    changed change changes changing happened happen happening history log news updates update activity activities going_on
    whats_new what_is_new recently new_since verlauf geandert anderung* verandert* veranderung* passiert passierte geschah geschehen getan changelog change_log
    neues neuigkeit* historie protokoll aktivitat* vorgefallen ereign* chronik 变化 变更 变动 历史 发生 最近 更新 动态 新消息 改变 新鲜事 记录 altered
    modified latest whats_up catch_me_up update_me recap timeline events event occurred occur veranderte zwischenzeit
    auf_dem_laufenden los was_gibt_s_neues neu_seit ereignisse vorgange geschehnisse 新进展 近况 新情况 新的吗 有什么新 有啥新 时间线 回顾
    anything_new something_new what_s_new went_on went_down gone_on took_place take_place fill_me_in up_to_speed bring_me_up
    what_s_going_on 动静 新动静`,
  trend: `
    trend trends trending trendline over_time development developed developing develop evolve evolved evolving evolution
    progress progressed progression improve improved improving improvement worsened worsen gone_up gone_down going_up
    going_down went_up went_down risen rising rose fallen falling fell increased increasing increase decreased decreasing
    decline_of curve graph chart line_chart day_by_day month_by_month week_by_week entwickelt entwickelte entwicklung*
    zeitverlauf* gestiegen gesunken gefallen verbessert verschlechtert verbesserung* verschlechterung* kurve diagramm
    liniendiagramm zugenommen abgenommen im_lauf_der_zeit im_laufe_der_zeit uber_die_zeit tendenz fortschritt* steigt sinkt
    previous previously historical historic lately monthly by_month by_week by_day per_month then_and_now got_better
    got_worse gotten_better gotten_worse become_better became_better getting_better getting_worse get_better in_the_past
    fruher damals vorher historisch* besser_geworden schlechter_geworden wird_besser wurde_besser monatlich
    in_letzter_zeit sichtbarkeitskurve* 以前 从前 发展 的图 变得
    verlaufskurve sichtbarkeitsverlauf* sichtbarkeitsentwicklung* sichtbarkeitstrend* scoreverlauf* 趋势 走势 曲线 折线图 图表 走向 变化趋势 上升 下降 升高 降低 提升 提高 改善 进步 上涨 下滑 涨了 跌了 降了 升了 随时间 变好 变差`,
  region: `
    region regions copy copies stored store storage kept keep_our hosted hosting end_up location locations
    in_which_countries which_countries which_country jurisdiction* server servers datacenter* gespeichert speicher* liegen
    liegt lagern abgelegt gehostet kopie kopien region* aufbewahrt rechenzentr* standort_der_daten 区域 地区 存储 存放 副本 保存在 存在 放在
    服务器 拷贝 储存 保存 physically sitting jurisdictions cloud standort* ablage hinterlegt residieren 机房 数据中心 存储地`,
  where:
    'where wo wohin woher in_welchen in_welchem in_welcher 哪里 哪儿 何处 在哪 哪些地区 哪些区域 哪些国家 哪个国家 哪个区域 哪个地区',
  load: `
    传了 传过 loaded load loads loading upload* imported import imports rows row_count tables geladen laden hochgeladen hochladen
    importier* zeilen tabellen lade 加载 上传 导入 已加载 表格 行数 多少行 装载 spreadsheet spreadsheets csv xlsx excel zuletzt_geladen
    neu_laden einspielen eingespielt tabelle 表 数据表 导入的 importing importiere importieren importiert`,
  help: `
    example_sentences example_sentence beispielsatze beispielsatz beispiele some_examples few_examples example_question* example_sentences 咋用 例子 举例 例句 befehlsubersicht befehlsliste kommandos funktionsubersicht funktionen funktion moglichkeiten how_this_works how_it_works wie_das_geht wie_das_funktioniert 介绍一下你 帮帮我 help helps
    commands command options instructions manual capabilities what_can_you what_do_you_do how_does_this_work
    how_does_it_work how_do_i_use how_to_use what_are_you what_is_this can_i_ask can_you_do able_to_do who_are_you lost
    hlife hifle 你能回答 能回答哪些 回答哪些问题 was_leisten_sie was_leistest_du fragen_kann_ich kann_ich_dich_fragen kann_ich_sie_fragen can_i_ask can_i_ask_you hilfe hilf befehle anleitung was_kannst_du was_konnen_sie wie_funktioniert wie_geht wer_bist_du was_bist_du
    kannst_du_alles 帮助 命令 功能 你能做什么 你会什么 怎么用 如何使用 能做什么 怎么使用 帮我什么 你是谁 使用说明 指令 可以问 能问 会干 干啥 能干 干什么 会做什么 能帮 会些什么
    stuff_you_can_do stuff_u_can_do things_you_can_do u_can_do was_geht_hier kannst_du_so bedienungsanleitung
    gebrauchsanweisung bedienung handbuch user_guide tutorial`,
  greet: `
    hi hello hey good_morning good_afternoon good_evening morning hallo moin servus guten_tag guten_morgen guten_abend
    heyy heyyy hiii hii helloo hallochen hallochn halloo gruezi 你好 您好 早上好 下午好 嗨 大家好 schonen`,
  thanks: `
    ta_very_much ta_muchly ta_mate thats_me_sorted im_sorted all_sorted appreciate appreciated much_appreciated appreciate_it all_i_needed all_we_needed that_helps hat_geholfen mehr_brauch_ich_nicht
    thanks thank thank_you thx danke dankeschon vielen_dank 谢谢 多谢 感谢 cheers ty tysm danke_dir danke_sehr besten_dank
    what_i_needed what_we_needed thank_you_kindly many_thanks kind_regards best_regards danke_dir_herzlich herzlichen_dank viele_grusse 谢啦 非常感谢 十分感谢 感激 dankesch* merci 谢了 感谢你 辛苦了 dank ta star 辛苦 辛苦啦 thanx dankeschoen lieben_dank`,
  connect: `
    链接 建立链接 链接一下 connect connects connecting link_up introduce link_us team_up_with verbinde verbinden vernetz* kontakt_aufnehmen 连接 建立联系
    加为伙伴 结为 建个联系 建立个联系 建联 联系上 搭上线 牵个线 搭个线 hook_up hooking_up team_up partner_up pair_up get_together_with join_forces zusammentun anbandeln 建立伙伴关系 牵线 加好友
    结交`,
  create: `
    make collaborate_with kooperieren_mit kooperiere create start begin set_up launch new_collab* open_a_new make_a_new
    kick_off erstell* anleg* lege_an starte starten beginn* aufsetzen neue_kooperation neue_zusammenarbeit
    neue_kollaboration neues_projekt 新建 创建 发起 建立 开始 启动 新的协作 新协作 建 建个 建一个 搭 搭建 弄个 弄一个 mach_eine mache_eine eroffne* eroffnen
    angelegt angelegte angelegten erstellt erstellte gestartet gestartete aufgesetzt aufgesetzte`,
  accept: `
    join beitreten beitrete tritt_bei accept approve agree_to say_yes_to take_on annehmen annimm nehme_an nimm akzeptier* zustimmen bestatig* genehmig*
    zusagen 接受 同意 批准 green_light okay_the ok_the take_up agree annimmst angenommen_werden annehm* ja_sagen zusag*
    freigabe_erteilen 答应 应下 应邀`,
  decline: `
    decline reject refuse deny turn_down say_no_to ablehn* lehne lehn lehnen_ab absag* weise_ab zuruckweis* 拒绝 回绝 婉拒 谢绝 驳回
    pass_on_the not_interested no_thanks_to dismiss turn_it_down knock_back absage abwimmel* abzulehn* abweis* 不接受 不同意 推掉 回掉
    拒掉 拒了 不要参加 pass_on turn_away no_thanks nein_danke kein_interesse not_for_us nichts_fur_uns 不感兴趣`,
  cancel: `
    cancel withdraw revoke take_back call_off kill axe nix call_back scrap_our retract zuruckzieh* ziehe_zuruck zieh_zuruck storn* widerruf* abbrech* 取消 撤回
    撤销 收回 undo_the pull_back recall pull_our take_our_request zuruckgezogen zuruckruf* annulier* annullier* ruckgangig 作废`,
  prospect: `
    prospect prospects imported_compan* imported_partner* imported_vendor* imported_customer* imported_one* imported_list
    the_imported not_on_liaison not_here_yet not_joined not_yet_joined havent_joined have_not_joined hasnt_joined
    has_not_joined importierte_firm* importierte_unternehmen importierte_partner importierten_partner* importierte_lieferanten
    importierten_firm* importierten_unternehmen importierte_kunden noch_nicht_hier noch_nicht_dabei noch_nicht_bei_liaison nicht_bei_liaison
    noch_nicht_beigetreten 已导入的公司 导入的公司 导入的伙伴 导入的供应商 导入的客户 还没加入 还没有加入 尚未加入 没有加入 潜在伙伴`,
  invite: `
    invite invit einladen lade laden_ein 邀请一下 请邀请 邀请加入 发邀请 bring_on_board onboard get_on_board invites_to invite_to_liaison
    ins_boot_holen hol*_ins_boot ladet_ein einlad* 邀 邀请`,
  stop: `
    wegnehm* wegnimm* weggenomm* nimm_weg any_more anymore dont_want_to_share entzieh* entzog* 别再 不要再 stop stops quit cease no_longer aufhor* beend* stoppe*
    nicht_mehr einstellen 停止 不再 终止 取消共享 halt cut_off turn_off switch_off shut_off take_away takes_away pull_back_our
    un_share unshare abstell* abdreh* unterbind* sperr* schluss_mit kein*_mehr 别让 不要让 不再让 不想再 停掉 关掉 收回 停`,
  note: `
    leave_a_message leave_message send_a_message note notes comment write_a_note notiz nachricht kommentar anmerk* 备注 留言 便签 附注 附言 jot_down jot scribble write_down memo
    put_a_note make_a_note leave_word notier* vermerk anmerken 记一笔 记一下 记下 记录一下 批注 捎句话 捎个话 带句话 带个话 转告 drop_a_line drop_a_note
    schreib schreibe 留个言 留个话`,
  remind: 'remind reminder snooze erinner* 提醒',
  mute: `
    mute block ignore stumm* blockier* ignorier* 静音 屏蔽 拉黑 unmute silence_them hush quiet_down dont_want_to_hear_from
    do_not_want_to_hear stummschalt* stumm_schalt* nichts_mehr_von 不想再收到 取消静音 免打扰 dont_wanna_hear dont_want_to_hear
    never_hear`,
  disconnect: `
    cut_the_connection auflosen losen 解除 删除合作伙伴 移除合作伙伴 断开 disconnect end_the_connection remove_partner cut_ties trenn*
    verbindung_beenden verbindung_losen 解除连接 解除合作 break_off sever end_our_connection end_our_partnership end_the_partnership
    unlink drop_them kappen kappe aufloes* auflos* beende_die_verbindung beende_die_partnerschaft verbindung_trennen
    partnerschaft_beenden abkoppeln 断绝 终止合作 结束合作 取消连接`,
  demand: 'request ask anforder* fordere fordern frag frage anfragen 请求 索取 要求 索要',
  send: 'send sende sendet senden schick schicke schicken make stelle stellen 发 发送 发起 发个 发一个 添加 加',
  rename: `
    换个名字 换个名 换名 换名字 改个名 改个名字
    retitle retitled rename umbenenn* nenne_um benenne 重命名 改名 change_the_name call_it new_name heissen umtauf* umbenannt umzubenenn* umbenen*
    改叫 更名 renamed 改成 改名成 改为`,
  resend: `
    resend send_again ask_again erneut_send* noch_einmal_send* nochmal_send* 重新发送 再发一次 再次发送 resend_it ask_them_again
    try_again another_try once_more send_another noch_mal_anfragen erneut_anfragen erneut_einladen nochmal_anfragen nochmals
    noch_einmal 再请求 再邀请 重发 再问一次 再次请求 重新邀请`,
  leave: `
    wollen_wir_raus will_ich_raus mochten_wir_raus
    leave exit drop_out verlass* austret* steig_aus aussteig* 退出 离开 out_of get_out_of step_out pull_out quit_the opt_out
    withdraw_from walk_away drop_out_of aus_steigen raus_aus aussteigen steigen_aus zuruck_treten austreten treten_aus 不参加
    不再参加 不参与 want_out wants_out steige_aus`,
  export: `
    export download exportier* herunterlad* 导出 下载 into_excel to_excel as_csv as_excel as_xlsx as_parquet to_csv als_csv als_excel
    nach_excel als_datei as_a_file as_a_csv as_a_spreadsheet lad*_runter lad*_herunter runterlad* zieh*_als 存成 另存 导成`,
  profile: `
    profile profil firmenprofil address website about_company 资料 公司资料 简介 档案 contact contact_mail contact_details homepage
    duns kontaktdaten ansprechadresse 联系方式 网站 官网`,
  please: `
    可不可以
    just_wondering quick_question do_you_know tell_me my_boss_asks ok_so sorry let_me_know kurze_frage sag_mal
    konntest_du_mir_zeigen kannst_du_mir_sagen kannst_du_mir_zeigen ich_wusste_gern ich_wusste_gerne mein_chef_fragt
    i_would_like_to_know id_like_to_know can_you_tell_me could_you_tell_me 想问下 想问一下 麻烦问一下 请问 帮我看一下 帮我查一下 请告诉我 我想知道 看一下 查一下
    一下 please pls plz could_you can_you would_you kindly id_like_to i_would_like i_want_to lets bitte konntest_du kannst_du
    konnen_sie ich_mochte ich_will wir_mochten wir_wollen 请 麻烦 帮我 帮忙 我想 我要 我们想 我们要`,
  status: `
    status state progress details detail going tell_me_about stand fortschritt einzelheiten 状态 进展 详情 情况 进度`,
  percent: '% ％',
  asking: `
    do does did is are was were has have had can could will may ist sind hat haben kann konnen darf war gibt_es 吗 是否 是不是 能不能
    能否 有没有`,
  what: 'what whats was welche welches welcher welchen which 什么 哪些 啥 哪个',
  part: `
    part_of take_part takes_part taking_part participate* involved in_it members nimmt_teil teilnehm* beteiligt dabei
    mitmach* macht_mit 参与 参加 成员`,
  own: 'own owned owner eigene* eigenen gehoren_uns besitz* 拥有 自己的 我们发起的',
  filler: `
    那里 那儿 那边 一共 wie_sieht_es wie_siehts wie_schaut_es wie_schauts
    excluding excluded excepting ignoring skipping omitting disregarding barring minus sans excl ausgenommen ausgeschlossen
    turned lautet lauten older longer alter langer gibts schafft offentliche offentlichen exklusive exkl abzuglich abgesehen weggelassen rausgelassen mitgerechnet gezahlt beiseite zero three seven ausser statt weder meistens links rechts hinten innen aussen solcher mancher worin mogen liess machte gedacht
    sprach gesprochen schrieb sitzen fragte brauchte kennen kannte leben verstehen beside besides chance level quiet record serve
    shape spend story stuck white chain contract laster charge frist reicht reichen genugt
    wie how beziehung beziehungen relationship relationships denen deren dessen jenen jene jener wessen pct leave_out leave_out_the w bzgl betr bezuglich re regarding abt about_it
    a an the and or any some all in on at as it its this that these those there here so far now currently just only also too
    then than been be being s t re ve d ll if still again ever already else part parts per each every whole way side time
    times end ones really actually exactly right moment ago while during lately day days week weeks month months year years
    quarter monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow january february march april
    june july august september october november december using use used via through back out up down off into need want like
    know mean said called named own new first second last past next den der die das dem des ein eine einen einer eines einem
    und oder auch schon noch mal denn eigentlich gerade hier da dort jetzt heute gestern morgen ab auf aus bei bis im ins am
    vom zum zur es er man sich als wenn dass ob aber nur sehr ganz alle alles allen jede jeder tag tage tagen woche wochen
    monat monate monaten jahr jahre letzte letzten letzter letztes letztem diese dieser diesen dieses seit zwischen vor nach
    zuletzt bisher momentan zurzeit derzeit einmal nochmal bloss erst werden wird wurde wurden worden sein sei bin bist
    wollen mochte mochten will konnen konnt konnten etwa januar februar marz mai juni juli oktober dezember montag dienstag
    mittwoch donnerstag freitag samstag sonntag 的 了 呢 啊 吧 和 有 在 都 还 也 就 个 家 们 是 这 那 这么 那么 些 上 下 月 周 天 年 日 号 今天 昨天 明天 本 这个 那个 现在 目前
    已经 已 过 着 得 地 到 里 中 能 可以 会 把 将 被 让 其 及 或 最近 自 以来 一 二 两 三 四 五 六 七 八 九 十 前 后 名 次 哪 所有 全部 之间 情况 以及 方面 一个 一些 季度 星期 过去 当前 able
    across actual after against ahead almost alone along although always among another anyway apart around asks aside away
    because become becomes before began begin begins begun behind believe better big bit both brings brought busy buy call
    calls came cannot care case certain check clear close come comes coming concerning consider could deal did different
    directly doing done early earlier either ended enough especially etc even everything exact except expect fact fast feel
    few final finally fine follow following forward found friend full fully further future general get glad go goes going
    gone good got had hand handle hang happy hard have having hear heard held him his hold holds home hope hour hours how
    however idea important inside instead involved issue items job keep keeps kind knew knows large late later left less let
    life likely line little live long longer look looks lot love low made main mainly make makes making many matter maybe
    means meant meet meeting mentioned might mind minute minutes miss morning move much must name near nearly necessary
    needs nice night normal normally obvious often old once one onto opinion other otherwise our outside overview paid
    people perhaps person place plan plans please point possible possibly previous probably problem promise promised proper
    put quick quickly quite rather reach ready real reason regarding regular remember rest result room run running same save
    saw say says seem seems seen sense set several shall short should similar simple since small someone something sometimes
    soon sorry sort sound spent stand started starts stuff such suppose sure surely take taken takes talk talked tell tells
    term thank their them thing things think thinks third though thought thus till together told took top total toward tried
    try turn twice two understand until upon useful user usually various very wait walk wanted wants was watch ways well
    went were whatever when whenever whether wish within without wonder word words work works world worse worth would write
    wrong wrote yet boss chief manager colleague colleagues urgent report review deadline tonight afternoon evening asap fyi
    btw pls thx hmm oh ah um alt andern anfang arbeit aufgabe bald beide beiden beim bereits besonders besser bestimmt
    bisschen blieb bleiben bleibt brauche brauchen braucht bringen bringt dabei dafur dagegen daher dahin damals damit
    danach dann daran darauf daraus darf darin daruber darum davon dazu dein denken deshalb dich doch dran draussen drin
    durch durfen eben eigenen eigener eigenes einfach eingang einige einigen ende endlich enthalt erste ersten etwas euch
    fall falls fangen fehler finden folgende frage fragen fragt fruh ganze ganzen gegen geht gehen gehort gemeint genug gern
    gerne gesagt ging gleich gross grosse gut gute guten haben halt halten hallo hatte hatten haus heisst helfen herr hin
    hinter hoch ihm ihn ihr immer indem inzwischen irgendwie jedes kamen kann kaum kommen kommt konnte kurz lang lange
    langsam lassen laut leicht leider liebe liegt machen macht mache manche meint meist mich mit mitte mocht muss mussen
    musste nachdem nah naturlich neben nehmen nennt neu neue neuen niemals nimmt nun oben obwohl oft ohne paar platz
    plotzlich recht reden sache sachen sagen sagt sagte samt schnell seite selbst selten setzen sicher siehe sogar solche
    solchen soll sollen sollte sonst sowie spat spater stehen steht stellt stimmt stunde tun tut trotzdem uberall uberhaupt
    unten versuche versuchen viel viele vielen vielleicht von vorher wann wahrend war waren wegen weil weiss weit wenig
    wenige wieder wirklich wissen wohl wollte wort wusste zeit ziemlich zuerst zusammen zwar zwei zweite chef chefin kollege
    kollegin sitzung termin dringend bericht ausserdem genau ungefahr mindestens hochstens zufallig kurzem neulich letztens
    vorhin eh eher sobald solange bevor 邮件 邮箱 电子邮件 email mail emails mails e_mail by_mail mailadresse adresse keeping
    looking waiting_room shown showed given`,
  list: `
    list pull_up bring_up show display overview show_me give_me zeig_mir zeige_mir gib_mir sag_mir nenn_mir nenne_mir 列一下 列个 列出来 给我看看 告诉我 给我看 zeig zeige
    liste auflisten ubersicht 列出 显示 列表 清单 看看 一览 查看所有 只看 光看 再看 看下 gimme 给我 发我`,
  add: `
    add adds adding include bring_in take_in put_into hinzufug* hinzunehm* fug*_hinzu nimm_auf aufnehmen nimm_in erganz* 添加
    加入 加到 加进 拉进 增加 added included hinzugefugt aufgenommen put bring`,
  remove: `
    remove removes removing take_out take_off kick_out kick_off yank yanked boot boot_out pull_out strike_off drop exclude throw_out entfern* rausnehm* nimm_raus rauswerf*
    schmeiss* streich* 移除 移出 踢出 去掉 剔除 拿掉 removed taken_off taken_out dropped kicked_out entfernt rausgenommen gestrichen`,
  delete: 'delete erase scrap discard get_rid_of losch* loesch* verwirf* verwerf* 删除 删掉 清除',
  relate: `
    set_relationship mark_as mark is_a_customer_of is_a_vendor_of is_a_supplier_of treat_as classify tag_as set_as vermerk*
    markier* kennzeichn* einstuf* als_kunde als_kunden als_lieferant als_lieferanten setz*_als 标记 设为 设置为 设成 标为 归为`,
  number: `
    number numbers nr no_ vendor_number customer_number vendor_id customer_id nummer kundennummer lieferantennummer kundennr
    lieferantennr 编号 号码 客户编号 供应商编号 供应商号 客户号`,
  change: 'change_what edit_what adjust update_what andere anpass* bearbeit* 更改 调整 修改',
  declined: `
    declined rejected turned_down refused said_no abgelent* abgelehnt* abgesagt* absage zuruckgewiesen* 拒绝了 被拒绝 已拒绝 被拒 拒绝的 拒了 拒掉了 被拒了`,
  expired: 'expired lapsed timed_out run_out ran_out abgelaufen* verfallen* 过期 已过期 失效',
  cancelled: 'cancelled canceled withdrawn storniert* zuruckgezogen* 已取消 取消的 已撤回',
  draft: 'draft drafts unfinished not_shared_yet entwurf entwurfe entwurfen 草稿 草案 未发送',
  language: 'english german chinese deutsch englisch chinesisch mandarin 中文 英文 英语 德语 德文 汉语 普通话',
  speak: `
    speak talk_to_me_in switch_to answer_in reply_in language sprich red rede sprache antworte_auf antworte_in wechsle_zu
    stell_um_auf 说 讲 用中文 用英文 用英语 用德语 语言 切换 改用`,
  human: `
    actual_person living_person actual_human real_human somebody_real someone_real human real_person person_to_talk 活人 support_person admin admins administrator* menschen mensch ansprechpartner*
    verantwortlich* echten_menschen mitarbeiter 人工 真人 管理员 负责人 客服`,
  swear: `
    ffs rubbish bollocks fuck* shit crap damn wtf idiot stupid useless moron bullshit sucks scheiss* mist verdammt bloed* blod* dumm* nutzlos
    arsch* 妈的 他妈 傻逼 笨蛋 垃圾 废物 蠢 去死 破玩意 没用 玩意儿 nutzloser unbrauchbar`,
  bye: `
    see_u see_u_* bye goodbye good_bye see_you see_ya later cya good_night have_a_nice that_s_all thats_all that_is_all that_will_be_all
    tschuss ciao auf_wiedersehen bis_dann bis_morgen schonen_tag schonen_abend schones_wochenende das_wars das_war_s 再见 拜拜
    就到这里 先到这里 到此为止 回头见 下次见 晚安 schonen_feierabend feierabend gute_nacht mach_s_gut bis_bald bis_spater 拜 下班了 回见 schoenen_feierabend`,
  praise: `
    lovely wonderful excellent great perfect awesome nice good_job well_done good_bot brilliant cool super_danke toll prima klasse spitze super
    gut_gemacht perfekt 太好了 真棒 很好 不错 厉害 棒 the_best best_bot you_rock love_you super_sache klasse_sache 厉害了 passt
    super_gemacht toll_gemacht gemacht saved_my_day made_my_day lifesaver den_tag_gerettet`,
  yes: `
    yes yep yeah sure ok okay do_it go_ahead confirm confirmed correct ja jawohl klar genau_das mach_das mach_es
    einverstanden bestatige 是的 好的 好 对 可以 行 确认 是 嗯`,
  no: `
    nvm lass_gut_sein passt_schon schon_gut lieber_doch_nicht lass_es leave_it scratch_that 算啦 先不 不弄了 别了 还是不
    no nope nah cancel never_mind nevermind forget_it stop_it not_now nein ne nee lass_mal vergiss_es egal abbrechen
    doch_nicht lieber_nicht 不 不用 不用了 算了 取消 不要 没事`,
  more: 'more show_more next next_page further weiter mehr weitere nachste_seite 更多 下一页 继续 还有吗 还有呢',
  notify: 'notifications notification notify benachrichtigung* quiet_hours digest 通知 免打扰时间',
  terms: 'terms privacy responsibilities nutzungsbedingungen bedingungen datenschutz 条款 隐私 隐私政策',
  people: 'colleagues team members_of_our roles kollegen rollen mitarbeiterliste wer_ist_admin 同事 团队 角色 成员列表',
  called:
    'called named titled with_the_name by_the_name namens genannt mit_dem_namen mit_namen 名为 名叫 叫做 叫 命名为',
  first: 'first erste* 第一',
  nothing: `
    nothing not_anything no_data none_of nichts gar_nichts rein_gar_nichts keinerlei keine_daten uberhaupt_nichts noch_nie
    never_anything never_shared never_given 什么都没 任何数据 什么也没 从来没 啥都 什么都 啥也 nix`,
  move: `
    move relocate migrate transfer verschieb* verleg* umzieh* umzuzieh* zieh*_um ubersiedel* uberfuhr* 搬 搬到 搬去 迁移 迁到 迁 转移 挪到 移到
    switch_region change_region change_our_region region_wechseln region_andern 换区域 换地区 更换区域 切换区域 更改区域`,
  looked: `
    angesehen angeschaut angeguckt geoffnet exportiert heruntergeladen hineingesehen hineingeschaut reingeschaut reingesehen
    looked viewed opened exported downloaded peeked 查看过 看过 打开过 导出过 下载过 浏览过`,
  open: 'open 打开 aufmachen aufmach* mach_auf offne offnen',
} as const satisfies Readonly<Record<string, string>>

export type Tag = keyof typeof lexicon
