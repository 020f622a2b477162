# Loggers, handlers, formats, filters and configuration: what they write and what they refuse.
import logging, logging.handlers, logging.config, sys, io, os
def P(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e, '| cause', repr(e.__cause__))
logging.basicConfig(stream=sys.stdout,format='%(levelname)s|%(name)s|%(funcName)s|%(lineno)d|%(message)s|%(module)s|%(filename)s',level=logging.DEBUG)
log=logging.getLogger('a.b'); log.info('x %s %d','y',3); log.warning('%(k)s',{'k':1})
def fn(): log.error('in fn'); log.log(15,'custom'); log.critical('c',extra={'q':1})
fn()
try: 1/0
except ZeroDivisionError: log.exception('exc'); log.error('e2',exc_info=True); log.info('no',stack_info=False)
log.error('e3',exc_info=ValueError('v'))
P(lambda:log); P(lambda:logging.getLogger()); P(lambda:logging.root.handlers); P(lambda:logging.getLogger('a')); P(lambda:log.parent); P(lambda:log.getEffectiveLevel()); P(lambda:log.isEnabledFor(10)); P(lambda:log.hasHandlers()); P(lambda:log.getChild('c')); P(lambda:logging.getLevelName(10)); P(lambda:logging.getLevelName('INFO')); P(lambda:logging.getLevelName(15)); P(lambda:log.setLevel('BAD')); P(lambda:log.setLevel(3.5)); P(lambda:logging.getLogger(3)); P(lambda:logging.Formatter('x',style='^')); P(lambda:logging.Formatter('{x}',style='%')); P(lambda:logging.Formatter('%(a)s',style='{')); P(lambda:logging.Formatter('$',style='$')); P(lambda:logging.basicConfig(foo=1)); P(lambda:logging.basicConfig(stream=sys.stdout,filename='x',force=True)); P(lambda:logging.StreamHandler(sys.stdout)); P(lambda:logging.NullHandler()); P(lambda:logging.LoggerAdapter(log,{'a':1})); P(lambda: logging.makeLogRecord({'msg':'m','args':(),'levelname':'X'}).getMessage())
P(lambda:logging.LogRecord('n',20,'/p/f.py',3,'m %s',(1,),None))
for st,f in (('%','%(message)s %(levelno)s'),('{','{message:>5} {levelname!r}'),('$','$message ${name}')):
    h=logging.StreamHandler(io.StringIO()); h.setFormatter(logging.Formatter(f,style=st)); l=logging.Logger('z'); l.addHandler(h); l.info('hi'); print(repr(h.stream.getvalue()))
P(lambda:logging.Formatter('{nope}',style='{').format(logging.makeLogRecord({'msg':'q'})))
P(lambda:logging.Formatter('%(d)s %(message)s',defaults={'d':7}).format(logging.makeLogRecord({'msg':'q'})))
class F(logging.Filter):
    def filter(self,r): r.msg='F:'+r.msg; return 'drop' not in r.msg
log.addFilter(F()); log.info('keep'); log.info('drop me'); log.filters.clear()
ad=logging.LoggerAdapter(log,{'u':1}); ad.info('ad'); ad.process('m',{})
class AD(logging.LoggerAdapter):
    def process(self,m,k): return f'[{self.extra["u"]}] {m}',k
AD(log,{'u':'bob'}).warning('hey %s','x')
logging.addLevelName(25,'NOTICE'); log.log(25,'n'); logging.disable(logging.INFO); log.info('hidden'); log.warning('shown'); logging.disable(logging.NOTSET)
sys.stderr=sys.stdout
log.info('%d','x')
class Bad:
    def __str__(self): raise RuntimeError('nostr')
h=logging.StreamHandler(sys.stdout)
l2=logging.getLogger('prop'); l2.propagate=False; l2.addHandler(h); l2.error('once'); l2.removeHandler(h)
mh=logging.handlers.MemoryHandler(3,target=h); l2.addHandler(mh); l2.warning('1'); l2.warning('2'); print('--'); l2.error('3'); l2.removeHandler(mh)
import queue
q=queue.Queue(); qh=logging.handlers.QueueHandler(q); ql=logging.handlers.QueueListener(q,h,respect_handler_level=True); l2.addHandler(qh); ql.start(); l2.warning('queued %s','x'); ql.stop(); l2.removeHandler(qh)
rh=logging.handlers.RotatingFileHandler('rot.log',maxBytes=30,backupCount=2); l2.addHandler(rh)
for i in range(6): l2.warning('message %d',i)
rh.close(); l2.removeHandler(rh); print(sorted(f for f in os.listdir('.') if f.startswith('rot')), open('rot.log').read(), open('rot.log.1').read())
for f in ('rot.log','rot.log.1','rot.log.2'): os.remove(f)
logging.config.dictConfig({'version':1,'disable_existing_loggers':False,'formatters':{'f':{'format':'CFG %(levelname)s %(message)s'}},'handlers':{'c':{'class':'logging.StreamHandler','formatter':'f','stream':'ext://sys.stdout','level':'INFO'}},'root':{'level':'DEBUG','handlers':['c']},'loggers':{'x':{'level':'ERROR','propagate':True}}})
logging.getLogger('x').error('cfg'); logging.getLogger('x').warning('no'); logging.debug('no'); logging.info('yes')
P(lambda:logging.config.dictConfig({})); P(lambda:logging.config.dictConfig({'version':2})); P(lambda:logging.config.dictConfig({'version':1,'handlers':{'h':{'class':'nope.X'}}})); P(lambda:logging.config.dictConfig({'version':1,'root':{'handlers':['zz']}})); P(lambda:logging.config.dictConfig({'version':1,'handlers':{'h':{'class':'logging.StreamHandler','formatter':'nof'}}})); P(lambda:logging.config.dictConfig({'version':1,'root':{'level':'BAD'}}))
open('c.ini','w').write('[loggers]\nkeys=root,app\n[handlers]\nkeys=h\n[formatters]\nkeys=f\n[logger_root]\nlevel=WARNING\nhandlers=h\n[logger_app]\nlevel=DEBUG\nhandlers=h\nqualname=app\npropagate=0\n[handler_h]\nclass=StreamHandler\nlevel=DEBUG\nformatter=f\nargs=(sys.stdout,)\n[formatter_f]\nformat=INI %(name)s %(message)s\n')
logging.config.fileConfig('c.ini'); logging.getLogger('app').debug('ini'); logging.warning('rt'); os.remove('c.ini')
import warnings
logging.captureWarnings(True); warnings.simplefilter('always'); logging.getLogger('py.warnings').handlers=[logging.NullHandler()]; logging.captureWarnings(False)
logging.raiseExceptions=False; log.info('%d','x'); print(logging.lastResort, logging.raiseExceptions)
print(logging.getLevelNamesMapping()); log.warn('old')
P(lambda:log.makeRecord('n',10,'f',1,'m',(),None,extra={'message':1}))
P(lambda: logging.Handler().emit(None)); P(lambda: logging.Logger.manager.loggerDict.get('a'))
bf=logging.BufferingFormatter(logging.Formatter('%(message)s\n')); P(lambda:bf.format([logging.makeLogRecord({'msg':'a'}),logging.makeLogRecord({'msg':'b'})]))
